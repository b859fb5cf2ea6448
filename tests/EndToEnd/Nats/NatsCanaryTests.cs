using EndToEnd.Nats.Testing;
using EndToEnd.Testing;

namespace EndToEnd.Nats;

/// <summary>Messages of the exporter's own through a real server and through a stream.</summary>
public sealed class NatsCanaryTests
{
    private const string JetStream = """jetstream { store_dir: "{folder}/js" }""";

    [Fact]
    public async Task A_message_comes_back_through_the_server_and_through_its_stream()
    {
        await using var server = await NatsServer.StartAsync(JetStream);
        await using var exporter = await NatsExporter.WatchAsync([server], Canary(server, ", stream: BROKER_EXPORTER_CANARY, create_stream: true"));
        var page = await UntilAsync(exporter, page => page.Value("nats_canary_roundtrip_seconds_count", ("way", "jetstream")) == 1);
        Assert.Equal(1, page.Value("nats_canary_roundtrip_seconds_count", ("way", "core")));
        Assert.Equal(1, page.Value("messaging_roundtrip_seconds_count", ("system", "nats")));
        Assert.All(page.All("messaging_roundtrip_failures_total"), sample => Assert.Equal(0, sample.Value));

        await using var client = await TestClient.ConnectAsync(server);
        var info = await client.AskJetStreamAsync("STREAM.INFO.BROKER_EXPORTER_CANARY");
        Assert.Equal(1, info.GetProperty("state").GetProperty("messages").GetInt32());
        Assert.Equal(0, info.GetProperty("state").GetProperty("consumer_count").GetInt32());
    }

    /// <summary>docs/nats-security.md says that these rights are enough.</summary>
    [Fact]
    public async Task A_user_with_the_rights_of_the_document_is_enough()
    {
        const string rights = """
            accounts { CANARY { jetstream: enabled, users: [ { user: canary, password: p, permissions: {
              publish: ["_BROKER_EXPORTER.canary.>", "BROKER_EXPORTER_CANARY.roundtrip", "$JS.API.STREAM.MSG.GET.BROKER_EXPORTER_CANARY", "$JS.API.STREAM.CREATE.BROKER_EXPORTER_CANARY"]
              subscribe: ["_BROKER_EXPORTER.canary.>"] } } ] } }
            """;
        await using var server = await NatsServer.StartAsync(JetStream + "\n" + rights);
        await using var exporter = await NatsExporter.WatchAsync([server], Canary(server, ", user: canary, password: p, stream: BROKER_EXPORTER_CANARY, create_stream: true"));
        var page = await UntilAsync(exporter, page => page.Value("nats_canary_roundtrip_seconds_count", ("way", "jetstream")) == 1);
        Assert.All(page.All("messaging_roundtrip_failures_total"), sample => Assert.Equal(0, sample.Value));
    }

    [Fact]
    public async Task A_stream_that_is_missing_is_not_made_without_leave()
    {
        await using var server = await NatsServer.StartAsync(JetStream);
        await using var exporter = await NatsExporter.WatchAsync([server], Canary(server, ", stream: BROKER_EXPORTER_CANARY"));
        var page = await UntilAsync(exporter, page => page.Sum("nats_canary_failures_total") > 0);
        Assert.Equal(1, page.Value("nats_canary_failures_total", ("way", "jetstream"), ("reason", "unsupported")));
        Assert.Equal(1, page.Value("messaging_roundtrip_failures_total", ("reason", "unsupported")));
        Assert.Equal(1, page.Value("nats_canary_roundtrip_seconds_count", ("way", "core")));
        Assert.Equal(0, page.Value("messaging_roundtrip_seconds_count"));
        await using var client = await TestClient.ConnectAsync(server);
        Assert.Equal(0, (await client.AskJetStreamAsync("STREAM.NAMES")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_user_that_is_refused_is_a_failure_of_its_kind()
    {
        await using var server = await NatsServer.StartAsync("authorization { user: app, password: right }");
        await using var exporter = await NatsExporter.WatchAsync([server], Canary(server, ", user: app, password: wrong"));
        var page = await UntilAsync(exporter, page => page.Sum("nats_canary_failures_total") > 0);
        Assert.Equal(1, page.Value("nats_canary_failures_total", ("way", "core"), ("reason", "auth")));
        Assert.Equal(1, page.Value("messaging_up", ("system", "nats")));
    }

    private static string Canary(NatsServer server, string more) => $"canary: {{url: \"{server.Url}\", timeout: 20s{more}}}";

    private static async Task<MetricsPage> UntilAsync(RunningExporter exporter, Func<MetricsPage, bool> condition)
    {
        MetricsPage? page = null;
        await Until.TrueAsync(async () => condition(page = await exporter.ScrapeAsync()));
        return page!;
    }
}
