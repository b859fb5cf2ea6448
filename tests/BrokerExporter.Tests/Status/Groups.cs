using BrokerExporter.Status;
using BrokerExporter.Tests.Testing;
using BrokerExporter.Trends;
using Probes.Metrics;

namespace BrokerExporter.Tests.Status;

/// <summary>Groups of tests, as collections and as views.</summary>
internal static class Groups
{
    public static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 0, 0, TimeSpan.Zero);

    public static GroupView View(string group, double? lag = null, string topic = "orders") =>
        new() { Target = "shop", Key = new GroupKey("rocketmq", "c", group, topic, ""), Lag = lag };

    /// <summary>What a collection gives of one group on one topic.</summary>
    public static IReadOnlyList<Family> Collected(long lag, long consumed = 0, long published = 0, string group = "billing") => Samples.Of(sink =>
    {
        sink.Add(MessagingMetrics.TopicPublishedMessages, published, "rocketmq", "c", "orders");
        sink.Add(MessagingMetrics.GroupConsumedMessages, consumed, "rocketmq", "c", group, "orders");
        sink.Add(MessagingMetrics.GroupLagMessages, lag, "rocketmq", "c", group, "orders");
    });

    public static GroupKey Key(string group = "billing") => new("rocketmq", "c", group, "orders", "");

    public static string[] Names(this GroupTable table) => [.. table.Rows.Select(row => row.Key.Group)];
}
