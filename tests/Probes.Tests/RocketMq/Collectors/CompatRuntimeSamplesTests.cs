using System.Text;
using Probes.Metrics;
using Probes.RocketMq.Collectors.Compat;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Metrics.Compat;
using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Collectors;

/// <summary>The runtime table of recorded brokers, in the names and units of apache/rocketmq-exporter.</summary>
public sealed class CompatRuntimeSamplesTests
{
    private const string Labels498 = """{cluster="C",brokerIP="10.0.0.1:10911",des="V4_9_8",broker_version="409"}""";

    [Theory]
    [InlineData("msg_put_total_today_now", 13_164)]
    [InlineData("msg_gettotal_today_now", 14_766)]
    [InlineData("msg_puttotal_todaymorning", 0)]
    [InlineData("putmessage_entire_time_max", 192)]
    [InlineData("put_latency_999", 1)]
    [InlineData("pmdt_0ms", 3859)]
    [InlineData("pmdt_0to10ms", 172)]
    [InlineData("pmdt_10stomore", 0)]
    [InlineData("getmiss_tps60", 68.39300582847626)]
    [InlineData("gettransfered_tps10", 65.68029591122664)]
    [InlineData("put_tps60", 67.04412989175687)]
    [InlineData("gettotal_tps600", 0)]
    [InlineData("commitlog_disk_ratio", 0.21)]
    [InlineData("remain_transientstore_buffer_numbs", int.MaxValue)]
    [InlineData("send_threadpoolqueue_capacity", 10_000)]
    [InlineData("query_threadpool_queue_capacity", 20_000)]
    [InlineData("start_accept_sendrequest_time", 0)]
    public void A_4_9_8_master_is_written_as_it_said(string suffix, double value) =>
        Assert.Equal(value, Lines("rocketmq-4.9.8")[$"rocketmq_brokeruntime_{suffix}{Labels498}"]);

    [Theory]
    // 17.1 KiB and 252.0 GiB on the wire.
    [InlineData("remain_howmanydata_toflush", 17.1 * 1024)]
    [InlineData("commitlogdir_capacity_total", 252.0 * 1024 * 1024 * 1024)]
    public void Sizes_for_people_are_bytes(string suffix, double bytes) =>
        Assert.Equal(bytes, Lines("rocketmq-4.9.8")[$"rocketmq_brokeruntime_{suffix}{Labels498}"], 1.0);

    [Theory]
    [InlineData("rocketmq-4.9.8")]
    [InlineData("rocketmq-5.3.3")]
    public void Every_field_of_the_table_has_its_family(string set)
    {
        var families = Lines(set).Keys.Select(line => line[..line.IndexOf('{')]).ToHashSet();
        // A broker that has run for minutes has no rates over ten of them yet, but for one that says 0.0.
        var missing = CompatRateMetrics.All.Concat(CompatRuntimeMetrics.All).Select(metric => metric.Name).Except(families);
        Assert.Equal(
            ["rocketmq_brokeruntime_getfound_tps600", "rocketmq_brokeruntime_getmiss_tps600", "rocketmq_brokeruntime_gettransfered_tps600", "rocketmq_brokeruntime_put_tps600"],
            missing.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_an_old_broker_does_not_tell_is_absent()
    {
        var lines = Lines("rocketmq-4.7.1").Keys;
        Assert.DoesNotContain(lines, line => line.StartsWith("rocketmq_brokeruntime_put_latency", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("rocketmq_brokeruntime_commitlog_maxoffset{", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_that_says_nothing_writes_nothing() => Assert.Empty(Lines(GetBrokerRuntimeInfo.Read("{\"table\":{}}"u8)));

    private static Dictionary<string, double> Lines(string set)
    {
        var frame = CaptureSet.Load(set).Frames.First(frame => frame.Server == "broker-a" && frame.RequestCode == 28 && frame.Succeeded);
        return Lines(GetBrokerRuntimeInfo.Read(RemotingCodec.Read(frame.Response).Body));
    }

    private static Dictionary<string, double> Lines(RuntimeInfo runtime)
    {
        var sink = new SampleSink(new SeriesCache());
        CompatRuntimeSamples.Add(sink, new BrokerMember("C", "broker-a", 0, "10.0.0.1:10911"), runtime);
        Assert.Equal(0, sink.Duplicates);
        return sink.Freeze().SelectMany(family => family.Samples)
            .ToDictionary(sample => sample.Series.ToString().TrimEnd(), sample => sample.Value);
    }
}
