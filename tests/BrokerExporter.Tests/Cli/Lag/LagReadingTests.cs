using BrokerExporter.Cli.Lag;

namespace BrokerExporter.Tests.Cli.Lag;

public sealed class LagReadingTests
{
    private const string _page = """
        messaging_up{system="rocketmq",target="shop"} 1
        messaging_up{system="nats",target="stock"} 0
        messaging_group_consumed_messages_total{system="rocketmq",cluster="c",group="g",topic="t"} 100
        messaging_group_lag_messages{system="rocketmq",cluster="c",group="g",topic="t"} 42
        messaging_group_lag_messages{system="rocketmq",cluster="c",group="g",topic="u"} 0
        messaging_group_lag_seconds{system="rocketmq",cluster="c",group="g",topic="t"} 61.5
        messaging_group_lost_messages{system="rocketmq",cluster="c",group="g",topic="t"} 7
        messaging_group_lost_messages{system="rocketmq",cluster="c",group="g",topic="u"} 0
        messaging_group_uncommitted_partitions{system="rocketmq",cluster="c",group="g",topic="t"} 2
        messaging_group_members{system="rocketmq",cluster="c",group="g"} 3
        messaging_group_members{system="rocketmq",cluster="c",group="idle"} 1
        messaging_group_stalled{system="rocketmq",cluster="c",group="g",topic="t",reason="no_members"} 1
        broker_exporter_collections_total{target="shop"} 5
        broker_exporter_collections_total{target="stock"} 2

        """;

    private static readonly LagReading _reading = Rows.Read(_page);

    [Fact]
    public void What_several_metrics_say_of_one_group_on_a_topic_is_one_row()
    {
        var row = _reading.Rows.Single(row => row.Key.Topic == "t");
        Assert.Equal((42, 61.5, 100, 3), (row.Lag, row.Age, row.Consumed, row.Members));
        Assert.True(row.IsStalled);
        Assert.Equal(["no members", "7 lost", "2 uncommitted"], row.Why);
    }

    [Fact]
    public void What_is_not_on_the_page_is_not_known()
    {
        var row = _reading.Rows.Single(row => row.Key.Topic == "u");
        Assert.Equal((0d, null, null, null), (row.Lag, row.Age, row.Rate, row.Consumed));
        Assert.False(row.IsStalled);
        Assert.Empty(row.Why);
    }

    [Fact]
    public void A_group_without_a_topic_is_no_row() => Assert.Equal(2, _reading.Rows.Length);

    [Fact]
    public void Targets_and_collections_are_told_too()
    {
        Assert.Equal([new TargetState("rocketmq", "shop", true), new TargetState("nats", "stock", false)], _reading.Targets);
        Assert.Equal(7, _reading.Collections);
    }
}
