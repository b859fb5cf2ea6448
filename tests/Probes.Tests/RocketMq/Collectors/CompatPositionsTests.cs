using System.Text;
using Probes.Metrics;
using Probes.RocketMq.Collectors.Compat;
using Probes.RocketMq.Collectors.Groups;
using Probes.RocketMq.Collectors.Positions;

namespace Probes.Tests.RocketMq.Collectors;

/// <summary>Topics and groups in the names of apache/rocketmq-exporter, from what a collection knows without asking more.</summary>
public sealed class CompatPositionsTests
{
    private readonly Watch _watch = new();
    private readonly Traffic _traffic = new();
    private readonly FakeBroker _a = new FakeBroker("a").Group("G").Topic("T", 100, 200).Commit("T", "G", 60, 200);
    private Dictionary<string, double> _lines = [];

    [Fact]
    public void Offsets_are_sums_by_broker()
    {
        var b = new FakeBroker("b").Group("G").Topic("T", 50).Commit("T", "G", 20);
        Collect(_a, b);
        Assert.Equal(300, _lines["""rocketmq_producer_offset{cluster="C",broker="a",topic="T"}"""]);
        Assert.Equal(50, _lines["""rocketmq_producer_offset{cluster="C",broker="b",topic="T"}"""]);
        Assert.Equal(260, _lines["""rocketmq_consumer_offset{cluster="C",broker="a",topic="T",group="G"}"""]);
        Assert.Equal(20, _lines["""rocketmq_consumer_offset{cluster="C",broker="b",topic="T",group="G"}"""]);
        Assert.Equal(70, _lines["""rocketmq_group_diff{cluster="C",group="G",topic="T",msgModel="1"}"""]);
    }

    [Fact]
    public void Retries_and_dead_letters_have_families_of_their_own()
    {
        _a.Topic("%RETRY%G", 10).Commit("%RETRY%G", "G", 4).Topic("%DLQ%G", 2, [5]);
        Collect(_a);
        Assert.Equal(10, _lines["""rocketmq_topic_retry_offset{cluster="C",broker="a",topic="%RETRY%G"}"""]);
        Assert.Equal(5, _lines["""rocketmq_topic_dlq_offset{cluster="C",broker="a",group="G"}"""]);
        Assert.Equal(6, _lines["""rocketmq_group_retrydiff{cluster="C",group="G",topic="%RETRY%G",msgModel="1"}"""]);
        Assert.Equal(3, _lines["""rocketmq_group_dlqdiff{cluster="C",group="G",topic="%DLQ%G",msgModel="1"}"""]);
        Assert.Equal(4, _lines["""rocketmq_consumer_offset{cluster="C",broker="a",topic="%RETRY%G",group="G"}"""]);
        Assert.DoesNotContain(_lines.Keys, line => line.StartsWith("rocketmq_producer_offset{", StringComparison.Ordinal) && line.Contains('%', StringComparison.Ordinal));
        Assert.DoesNotContain(_lines.Keys, line => line.StartsWith("rocketmq_group_diff{", StringComparison.Ordinal) && line.Contains('%', StringComparison.Ordinal));
    }

    [Fact]
    public void A_queue_without_a_commit_is_no_lag()
    {
        Collect(new FakeBroker("a").Group("G").Topic("T", 100, 200).Commit("T", "G", 60));
        Assert.Equal(40, _lines["""rocketmq_group_diff{cluster="C",group="G",topic="T",msgModel="1"}"""]);
    }

    [Fact]
    public void A_broadcasting_group_has_neither_lag_nor_position()
    {
        _watch.Connect(_a, "G", "c1 c2", "BROADCASTING", "T");
        Collect(_a);
        Assert.DoesNotContain(_lines.Keys, line => line.StartsWith("rocketmq_group_diff", StringComparison.Ordinal));
        Assert.DoesNotContain(_lines.Keys, line => line.StartsWith("rocketmq_consumer_", StringComparison.Ordinal));
        Assert.Equal(2, _lines["""rocketmq_group_count{cluster="C",group="G"}"""]);
    }

    [Fact]
    public void A_client_of_both_brokers_is_counted_once_and_nobody_is_counted_too()
    {
        var b = new FakeBroker("b").Group("G").Group("H");
        _watch.Connect(_a, "G", "c1 c2");
        _watch.Connect(b, "G", "c2 c3");
        _watch.Connect(b, "H", null);
        Collect(_a, b);
        Assert.Equal(3, _lines["""rocketmq_group_count{cluster="C",group="G"}"""]);
        Assert.Equal(0, _lines["""rocketmq_group_count{cluster="C",group="H"}"""]);
    }

    [Fact]
    public void Rates_are_the_growth_of_the_last_minute()
    {
        Collect(_a);
        Assert.DoesNotContain(_lines.Keys, line => line.Contains("_tps{", StringComparison.Ordinal));
        // 15 s later.
        Collect(_a.Topic("T", 250, 350).Commit("T", "G", 90, 200));
        Assert.Equal(20, _lines["""rocketmq_producer_tps{cluster="C",broker="a",topic="T"}"""]);
        Assert.Equal(2, _lines["""rocketmq_consumer_tps{cluster="C",broker="a",topic="T",group="G"}"""]);
        // Nobody has asked how many bytes these were.
        Assert.DoesNotContain(_lines.Keys, line => line.Contains("message_size", StringComparison.Ordinal));
    }

    [Fact]
    public void What_stands_still_has_no_bytes_and_what_was_never_retried_was_never_sent_back()
    {
        Collect(_a);
        Collect(_a);
        Assert.Equal(0, _lines["""rocketmq_producer_tps{cluster="C",broker="a",topic="T"}"""]);
        Assert.Equal(0, _lines["""rocketmq_producer_message_size{cluster="C",broker="a",topic="T"}"""]);
        Assert.Equal(0, _lines["""rocketmq_consumer_message_size{cluster="C",broker="a",topic="T",group="G"}"""]);
        Assert.Equal(0, _lines["""rocketmq_send_back_nums{cluster="C",broker="a",topic="T",group="G"}"""]);
        // Messages have been sent back: how many lately only the broker knows.
        Collect(_a.Topic("%RETRY%G", 1));
        Assert.DoesNotContain(_lines.Keys, line => line.StartsWith("rocketmq_send_back_nums", StringComparison.Ordinal));
    }

    [Fact]
    public void A_first_commit_at_the_end_of_a_long_topic_is_no_burst()
    {
        var a = new FakeBroker("a").Group("G").Topic("T", 1_000_000, 1_000_000).Commit("T", "G", 1_000_000);
        Collect(a);
        Collect(a.Commit("T", "G", 1_000_000, 1_000_000));
        Assert.Equal(0, _lines["""rocketmq_consumer_tps{cluster="C",broker="a",topic="T",group="G"}"""]);
    }

    [Fact]
    public void Latency_is_the_age_of_the_oldest_unconsumed_message_in_milliseconds()
    {
        var a = new FakeBroker("a").Group("G").Group("H").Topic("T", 10, 10).Commit("T", "G", 10, 10).Commit("T", "H", 10, 10);
        Collect(a);
        Assert.Equal(0, _lines["""rocketmq_group_get_latency_by_storetime{cluster="C",broker="a",topic="T",group="G"}"""]);
        Collect(a.Topic("T", 20, 10).Commit("T", "H", 20, 10));
        Collect(a);
        // Stored between the first collection and the second, 15 to 30 s ago.
        Assert.InRange(_lines["""rocketmq_group_get_latency_by_storetime{cluster="C",broker="a",topic="T",group="G"}"""], 15_000, 30_000);
        Assert.Equal(0, _lines["""rocketmq_group_get_latency_by_storetime{cluster="C",broker="a",topic="T",group="H"}"""]);
    }

    [Fact]
    public void A_backlog_of_unknown_age_has_no_latency()
    {
        Collect(_a);
        Assert.DoesNotContain(_lines.Keys, line => line.StartsWith("rocketmq_group_get_latency_by_storetime", StringComparison.Ordinal));
    }

    [Fact]
    public void A_deleted_group_is_gone_at_once()
    {
        Collect(_a);
        Assert.Contains("""rocketmq_group_diff{cluster="C",group="G",topic="T",msgModel="1"}""", _lines.Keys);
        Collect(new FakeBroker("a").Topic("T", 100, 200).Commit("T", "G", 60, 200));
        Assert.DoesNotContain(_lines.Keys, line => line.Contains("group=", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("rocketmq-4.9.8")]
    [InlineData("rocketmq-5.3.3")]
    public void A_group_that_stands_still_is_where_the_broker_says_that_the_old_exporter_asked(string set)
    {
        var survey = new Survey([.. CapturedLagTests.Brokers(set)], [], new HashSet<string> { "DefaultCluster", "broker-a", "broker-b" });
        _watch.Cluster.Consumption.Absorb(survey);
        Write(survey, PairLedger.Measure(survey, _watch.Cluster.Consumption, _watch.Cluster.Connections, Probes.RocketMq.Granularity.Topic, default));
        var rows = CapturedLagTests.Truth(set).Where(row => row.Group == "CG_OFFLINE" && row.Topic == "T_ORDER").DistinctBy(row => (row.Broker, row.Queue)).ToList();
        Assert.Equal(16, rows.Count);
        foreach (var broker in rows.GroupBy(row => row.Broker))
        {
            Assert.Equal(
                broker.Sum(row => row.Committed),
                _lines[$$"""rocketmq_consumer_offset{cluster="DefaultCluster",broker="{{broker.Key}}",topic="T_ORDER",group="CG_OFFLINE"}"""]);
        }

        // The topic went on between the recordings; the group did not.
        var diff = _lines["""rocketmq_group_diff{cluster="DefaultCluster",group="CG_OFFLINE",topic="T_ORDER",msgModel="1"}"""];
        Assert.InRange(rows.Sum(row => row.End - row.Committed) - diff, -500, 500);
        Assert.Equal(
            survey.Topics.Single(topic => topic.Name == "T_ORDER").Parts.Sum(part => part.EndSum) - rows.Sum(row => row.Committed), diff);
    }

    private void Collect(params FakeBroker[] brokers)
    {
        _watch.Collect(brokers);
        Write(_watch.Survey!, _watch.Pairs);
    }

    private void Write(Survey survey, IReadOnlyList<PairLag> pairs)
    {
        var reading = new GroupsReading(survey, pairs, _watch.Time.GetUtcNow());
        var stats = new BrokerStatsPoll(_watch.Cluster);
        var sink = new SampleSink(new SeriesCache());
        _traffic.Observe(survey);
        CompatTopicSamples.Add(sink, survey, _traffic, stats);
        CompatGroupSamples.Add(sink, reading, _watch.Cluster.Connections);
        foreach (var share in CompatShare.AllOf(reading, _watch.Cluster.Connections))
            CompatShareSamples.Add(sink, share, _traffic, stats, _watch.Cluster.Consumption);
        Assert.Equal(0, sink.Duplicates);
        _lines = sink.Freeze().SelectMany(family => family.Samples)
            .ToDictionary(sample => sample.Series.ToString().TrimEnd(), sample => sample.Value);
    }
}
