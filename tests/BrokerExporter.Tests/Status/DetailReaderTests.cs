using BrokerExporter.Status;
using BrokerExporter.Tests.Testing;
using Probes.Metrics;

namespace BrokerExporter.Tests.Status;

public sealed class DetailReaderTests
{
    private static readonly Metric _queueLag = Metric.Gauge("x_group_queue_lag_messages", "Lag.", "cluster", "group", "topic", "broker", "queue");
    private static readonly Metric _queueOffset = Metric.Gauge("x_group_queue_committed_offset", "Offset.", "cluster", "group", "topic", "broker", "queue");
    private static readonly Metric _consumer = Metric.Gauge("x_consumer_pending", "Pending.", "cluster", "account", "stream", "consumer");
    private static readonly Metric _clients = Metric.Gauge("x_group_clients", "Clients.", "cluster", "group", "language");

    private static readonly GroupView _group = Groups.View("billing", 8);

    [Fact]
    public void Queues_stand_with_all_that_is_known_of_them_and_the_worst_first()
    {
        var queues = Read(sink =>
        {
            sink.Add(_queueLag, 1L, "c", "billing", "orders", "broker-a", "0");
            sink.Add(_queueLag, 7L, "c", "billing", "orders", "broker-b", "1");
            sink.Add(_queueLag, 9L, "c", "other", "orders", "broker-b", "1");
            sink.Add(_queueLag, 9L, "c", "billing", "payments", "broker-b", "1");
            sink.Add(_queueOffset, 500L, "c", "billing", "orders", "broker-a", "0");
        }).Queues;
        Assert.Equal(["broker", "queue"], queues.Labels);
        Assert.Equal(["x_group_queue_lag_messages", "x_group_queue_committed_offset"], queues.Metrics);
        Assert.Equal(["broker-b 1: 7 ", "broker-a 0: 1 500"], queues.Rows.Select(row => $"{string.Join(' ', row.Names)}: {string.Join(' ', row.Values)}"));
    }

    [Fact]
    public void Without_series_of_queues_there_are_none() =>
        Assert.Empty(Read(sink => sink.Add(_clients, 1L, "c", "billing", "JAVA")).Queues.Rows);

    [Fact]
    public void Everything_else_that_names_the_group_is_told_with_its_other_labels()
    {
        var fact = Assert.Single(Read(sink =>
        {
            sink.Add(_clients, 3L, "c", "billing", "JAVA");
            sink.Add(_clients, 3L, "c", "other", "JAVA");
            sink.Add(_clients, 3L, "elsewhere", "billing", "JAVA");
        }).Facts);
        Assert.Equal(("x_group_clients", "Clients.", "language=JAVA", 3.0), (fact.Metric, fact.Help, fact.Labels, fact.Value));
    }

    [Fact]
    public void What_a_system_calls_consumer_and_stream_is_found_as_well() => Assert.Equal([4.0], Read(sink =>
    {
        sink.Add(_consumer, 4L, "c", "", "orders", "billing");
        sink.Add(_consumer, 5L, "c", "", "payments", "billing");
    }).Facts.Select(fact => fact.Value));

    [Fact]
    public void A_group_without_a_name_is_not_in_every_series_without_one() =>
        Assert.Empty(DetailReader.Read(Groups.View(""), new SnapshotIndex(Samples.Of(_clients, 1L, "c", "", "JAVA") is var family ? [family] : [])).Facts);

    private static GroupDetail Read(Action<SampleSink> add) => DetailReader.Read(_group, new SnapshotIndex(Samples.Of(add)));
}
