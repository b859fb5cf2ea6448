using BrokerExporter.Status;
using BrokerExporter.Tests.Testing;
using Probes;
using Probes.Metrics;

namespace BrokerExporter.Tests.Status;

public sealed class NameServerReaderTests
{
    private static readonly Dictionary<string, Metric> _metrics =
        ProbeKinds.All.SelectMany(kind => kind.Metrics).ToDictionary(metric => metric.Name, StringComparer.Ordinal);

    [Fact]
    public void The_metrics_that_are_looked_for_exist() => Assert.Empty(NameServerFamilies.All.Except(_metrics.Keys));

    [Fact]
    public void The_labels_that_are_read_exist()
    {
        Assert.All(NameServerFamilies.All.Except([NameServerFamilies.LastAgreed]), name => Assert.Contains("name_server", _metrics[name].Labels));
        Assert.All(["kind", "subject"], label => Assert.Contains(label, _metrics[NameServerFamilies.Divergent].Labels));
        Assert.Contains("kind", _metrics[NameServerFamilies.Divergences].Labels);
        Assert.Contains("version", _metrics[NameServerFamilies.Info].Labels);
    }

    [Fact]
    public void A_target_without_name_servers_has_no_table() => Assert.Null(Read(_ => { }));

    [Fact]
    public void Name_servers_stand_side_by_side()
    {
        var table = Read(sink =>
        {
            Add(sink, NameServerFamilies.Up, 1, "shop", "a:1");
            Add(sink, NameServerFamilies.Up, 0, "shop", "b:1");
            Add(sink, NameServerFamilies.Brokers, 2, "shop", "a:1", "c", "master");
            Add(sink, NameServerFamilies.Brokers, 1, "shop", "a:1", "c", "slave");
        })!;
        Assert.True(table.Agree);
        Assert.Equal([("a:1", true, 3.0), ("b:1", false, null)], table.Servers.Select(server => (server.Address, server.Up, server.Brokers)));
    }

    [Fact]
    public void What_they_disagree_on_is_named()
    {
        var table = Read(sink =>
        {
            Add(sink, NameServerFamilies.Up, 1, "shop", "a:1");
            Add(sink, NameServerFamilies.Up, 1, "shop", "b:1");
            Add(sink, NameServerFamilies.Divergences, 0, "shop", "a:1", "route");
            Add(sink, NameServerFamilies.Divergences, 2, "shop", "b:1", "topic_missing");
            Add(sink, NameServerFamilies.SettledDivergences, 1, "shop", "b:1", "topic_missing");
            Add(sink, NameServerFamilies.Divergent, 1, "shop", "b:1", "topic_missing", "orders");
            Add(sink, NameServerFamilies.LastAgreed, 1767322800, "shop");
        })!;
        Assert.False(table.Agree);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1767322800), table.LastAgreed);
        Assert.Equal((0, 0), (table.Servers[0].Differences, table.Servers[0].Named.Length));
        Assert.Empty(table.Servers[0].Kinds);
        Assert.Equal((2, 1), (table.Servers[1].Differences, table.Servers[1].Settled));
        Assert.Equal([new Difference("topic_missing", "orders")], table.Servers[1].Named);
    }

    private static void Add(SampleSink sink, string metric, long value, params string[] labels) => sink.Add(_metrics[metric], value, labels);

    private static NameServerTable? Read(Action<SampleSink> add) => NameServerReader.Read("shop", new SnapshotIndex(Samples.Of(add)));
}
