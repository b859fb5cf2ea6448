using Probes.Nats;
using Probes.Nats.Collectors.Compat.Exporter;
using Probes.Nats.Collectors.Compat.Surveyor;
using Probes.Tests.Nats.JetStream;

namespace Probes.Tests.Nats.Compat;

/// <summary>JetStream under the names of both older exporters.</summary>
public sealed class CompatJetStreamTests
{
    private const string Streams = """
        [ { "name": "S", "created": "2026-01-01T00:00:00Z", "config": { "num_replicas": 3 }, "state": { "messages": 9, "last_seq": 9 }, "cluster": { "leader": "n1" },
            "consumer_detail": [ CONSUMER "durable", "config": { "durable_name": "durable" } }, CONSUMER "a1b2c3", "config": {} } ] },
          { "name": "OLD", "created": "2026-01-01T00:00:00Z", "state": {}, "cluster": { "leader": "n1", "replicas": [ { "name": "n2" } ] } } ]
        """;

    [Fact]
    public async Task What_an_account_takes_is_told_once_though_every_server_tells_it()
    {
        var told = await Scraping.OnceAsync(new SurveyorJetStreamCollector(), Servers());
        Assert.Equal((100, 3000), (told["nats_core_account_jetstream_memory_used c1 APP APP"], told["nats_core_account_jetstream_storage_used c1 APP APP"]));
        Assert.Equal(5000, told["nats_core_account_jetstream_storage_reserved c1 APP APP"]);
    }

    [Fact]
    public async Task Replicas_are_those_that_are_configured_and_only_else_those_that_are_there()
    {
        var told = await Scraping.OnceAsync(new SurveyorJetStreamCollector(), Servers());
        Assert.Equal((3, 2), (told["nats_core_account_jetstream_replica_count c1 APP APP S"], told["nats_core_account_jetstream_replica_count c1 APP APP OLD"]));
    }

    [Theory]
    [InlineData(EphemeralConsumers.Aggregate, 1)]
    [InlineData(EphemeralConsumers.None, 1)]
    [InlineData(EphemeralConsumers.Each, 2)]
    internal async Task Ephemeral_consumers_have_series_only_where_each_is_wanted(EphemeralConsumers wanted, int consumers)
    {
        var options = new NatsOptions { EphemeralConsumers = wanted };
        var exporter = await Scraping.OnceAsync(new ExporterJetStreamCollector(), Servers(), options);
        Assert.Equal(consumers, exporter.Keys.Count(key => key.StartsWith("jetstream_consumer_num_pending ", StringComparison.Ordinal)));
        var surveyor = await Scraping.OnceAsync(new SurveyorJetStreamCollector(), Servers(), options);
        Assert.Equal(consumers, surveyor.Keys.Count(key => key.StartsWith("nats_consumer_num_pending ", StringComparison.Ordinal)));
    }

    private static ScriptedServers Servers()
    {
        var servers = new ScriptedServers();
        var streams = Streams.Replace("CONSUMER", """{ "cluster": { "leader": "n1" }, "num_pending": 4, "created": "2026-01-01T00:00:00Z", "name":""", StringComparison.Ordinal);
        servers.Set("n1", "c1", Server(streams));
        servers.Set("n2", "c1", Server("[]"));
        return servers;
    }

    private static string Server(string streams) => $$"""
        { "meta_cluster": { "leader": "n1", "cluster_size": 2 },
          "account_details": [ { "name": "APP", "id": "APP", "memory": 100, "storage": 3000, "reserved_memory": 18446744073709551615, "reserved_storage": 5000, "stream_detail": {{streams}} } ] }
        """;
}
