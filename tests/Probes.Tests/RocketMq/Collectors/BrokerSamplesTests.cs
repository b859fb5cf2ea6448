using System.Text;
using Probes.Metrics;
using Probes.RocketMq.Collectors;
using Probes.RocketMq.Collectors.Brokers;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;
using Probes.Tests.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Collectors;

public sealed class BrokerSamplesTests
{
    [Fact]
    public void The_runtime_table_of_a_4_9_8_master_is_written_in_base_units()
    {
        var lines = Lines("rocketmq-4.9.8", "broker-a");
        Assert.Equal(13_164, lines["""rocketmq_broker_put_messages_total{cluster="C",broker="broker-a",broker_id="0"}"""]);
        Assert.Equal(68.39300582847626, lines["""rocketmq_broker_get_missed_requests_per_second{cluster="C",broker="broker-a",broker_id="0"}"""]);
        Assert.Equal(0.192, lines["""rocketmq_broker_put_time_maximum_seconds{cluster="C",broker="broker-a",broker_id="0"}"""]);
        Assert.Equal(0.001, lines["""rocketmq_broker_put_latency_seconds{cluster="C",broker="broker-a",broker_id="0",percentile="99.9"}"""]);
        Assert.Equal(172, lines["""rocketmq_broker_put_last_minute_messages{cluster="C",broker="broker-a",broker_id="0",up_to="0.01"}"""]);
        Assert.Equal(10_000, lines["""rocketmq_broker_thread_pool_queue_capacity_requests{cluster="C",broker="broker-a",broker_id="0",pool="send"}"""]);
        Assert.Equal(17.1 * 1024, lines["""rocketmq_broker_flush_behind_bytes{cluster="C",broker="broker-a",broker_id="0"}"""], 1.0);
        Assert.Equal(0.21, lines["""rocketmq_broker_commit_log_disk_usage_ratio{cluster="C",broker="broker-a",broker_id="0"}"""]);
        Assert.Equal(5, lines["""rocketmq_broker_scheduled_backlog_messages{cluster="C",broker="broker-a",broker_id="0",level="3"}"""]);
        Assert.Equal(1_795_219_758.917, lines["""rocketmq_broker_boot_timestamp_seconds{cluster="C",broker="broker-a",broker_id="0"}"""]);
        Assert.Equal(1, lines["""rocketmq_broker_info{cluster="C",broker="broker-a",broker_id="0",version="4.9.8",role="master",address="a:1"}"""]);
        // What a broker does not tell is absent, and never 0.
        Assert.DoesNotContain(lines.Keys, line => line.StartsWith("rocketmq_broker_timer_", StringComparison.Ordinal));
        Assert.DoesNotContain(lines.Keys, line => line.StartsWith("rocketmq_broker_transient_", StringComparison.Ordinal));
    }

    [Fact]
    public void What_5_x_adds_is_written_too()
    {
        var lines = Lines("rocketmq-5.3.3", "broker-a");
        Assert.Equal(654, lines["""rocketmq_broker_timer_messages{cluster="C",broker="broker-a",broker_id="0"}"""]);
        Assert.Equal(14.043993, lines["""rocketmq_broker_timer_enqueued_messages_per_second{cluster="C",broker="broker-a",broker_id="0"}"""]);
        Assert.Equal(1, lines["""rocketmq_broker_active{cluster="C",broker="broker-a",broker_id="0"}"""]);
        Assert.Equal(100_000, lines["""rocketmq_broker_thread_pool_queue_capacity_requests{cluster="C",broker="broker-a",broker_id="0",pool="ack"}"""]);
    }

    [Theory]
    [InlineData("{\"table\":{}}")]
    [InlineData("{\"table\":{\"putMessageDistributeTime\":\"null\",\"putTps\":\" \",\"commitLogDiskRatio\":\"\",\"scheduleMessageOffset_x\":\"1,2\",\"plugin.key\":\"?\"}}")]
    public void A_table_that_says_nothing_costs_nothing_but_its_numbers(string body)
    {
        var lines = Lines(GetBrokerRuntimeInfo.Read(Encoding.UTF8.GetBytes(body)));
        Assert.Equal("""rocketmq_broker_info{cluster="C",broker="broker-a",broker_id="0",role="master",address="a:1"}""", Assert.Single(lines).Key);
    }

    private static Dictionary<string, double> Lines(string set, string server)
    {
        var frame = CaptureSet.Load(set).Frames.First(frame => frame.Server == server && frame.RequestCode == 28 && frame.Succeeded);
        return Lines(GetBrokerRuntimeInfo.Read(RemotingCodec.Read(frame.Response).Body));
    }

    private static Dictionary<string, double> Lines(RuntimeInfo runtime)
    {
        var sink = new SampleSink(new SeriesCache());
        BrokerSamples.Add(sink, new BrokerMember("C", "broker-a", 0, "a:1"), runtime);
        Assert.Equal(0, sink.Duplicates);
        return sink.Freeze().SelectMany(family => family.Samples)
            .ToDictionary(sample => sample.Series.ToString().TrimEnd(), sample => sample.Value);
    }
}
