using System.Security.Cryptography.X509Certificates;
using EndToEnd.Testing;
using Simulator.RocketMq;
using Simulator.RocketMq.Security;
using Tests.Shared;

namespace EndToEnd;

/// <summary>Name servers and brokers that speak TLS, each in its own way, and what is said when there is none.</summary>
public sealed class TlsTests : IDisposable
{
    private const string _failures = "broker_exporter_peer_failures_total";

    private readonly TemporaryFolder _folder = new();
    private readonly Authority _authority = new("Test CA");
    private readonly LogLines _log = new();
    private readonly string _caFile;

    public TlsTests() => _caFile = _folder.Write("ca.pem", _authority.Pem);

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
        _log.Dispose();
    }

    [Theory]
    [InlineData("4.9", TlsMode.Enforcing)]
    [InlineData("4.9 out of order", TlsMode.Permissive)]
    [InlineData("5.3", TlsMode.Permissive)]
    [InlineData("5.3 binary", TlsMode.Enforcing)]
    internal async Task A_cluster_behind_TLS_is_read_like_any_other(string played, TlsMode mode)
    {
        await using var cluster = await StartAsync(played, mode, "127.0.0.1");
        await using var exporter = await WatchAsync(cluster, $"tls: {{enabled: true, ca_file: \"{_caFile}\"}}");
        TruthTests.AssertTrue(cluster, await exporter.ScrapeAsync());
        var page = await exporter.ScrapeAsync();
        TruthTests.AssertTrue(cluster, page);
        Assert.Equal(0, page.Sum(_failures));
        // One connection per server, as without TLS.
        Assert.All(cluster.Servers, server => Assert.Equal(1, server.Requests.Connections));
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task A_certificate_for_another_name_is_refused_and_said_so(string played)
    {
        await using var cluster = await StartAsync(played, TlsMode.Permissive, "broker.local");
        await using var exporter = await WatchAsync(cluster, $"tls: {{enabled: true, ca_file: \"{_caFile}\"}}");
        AssertDown(await exporter.ScrapeAsync(), "tls");
        Assert.Contains("the peer's certificate was refused: it is for broker.local, not for 127.0.0.1", Assert.Single(_log.Warnings("is down (tls)")), StringComparison.Ordinal);

        await using var expecting = await WatchAsync(cluster, $"tls: {{enabled: true, ca_file: \"{_caFile}\", server_name: broker.local}}");
        TruthTests.AssertTrue(cluster, await expecting.ScrapeAsync());
    }

    [Fact]
    public async Task A_server_that_enforces_TLS_closes_a_plain_connection_and_that_is_said()
    {
        await using var cluster = await StartAsync("4.9", TlsMode.Enforcing, "127.0.0.1");
        await using var exporter = await WatchAsync(cluster);
        AssertDown(await exporter.ScrapeAsync(), "unreachable");
        Assert.Contains("the peer closed it without an answer; it may demand TLS", Assert.Single(_log.Warnings("is down")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_TLS_closes_a_secured_connection_and_that_is_said()
    {
        await using var cluster = await StartAsync("4.9", TlsMode.Disabled, "127.0.0.1");
        await using var exporter = await WatchAsync(cluster, $"tls: {{enabled: true, ca_file: \"{_caFile}\"}}");
        AssertDown(await exporter.ScrapeAsync(), "tls");
        Assert.Contains("it may not speak TLS", Assert.Single(_log.Warnings("is down (tls)")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_hangs_in_the_handshake_is_a_time_out_of_the_handshake()
    {
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        await using var exporter = await RunningExporter.StartAsync(
            $"targets:\n  - name: shop\n    rocketmq: {{name_servers: [\"{silent.LocalEndpoint}\"], timeout: 200ms, tls: {{enabled: true}}}}\n", _log);
        AssertDown(await exporter.ScrapeAsync(), "timeout");
        Assert.EndsWith("no TLS handshake within 0.2 s.", Assert.Single(_log.Warnings("is down (timeout)")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Played.Releases), MemberType = typeof(Played))]
    public async Task A_client_certificate_opens_what_demands_one(string played)
    {
        var clients = new X509Certificate2Collection();
        clients.ImportFromPem(_authority.Pem);
        await using var cluster = await StartAsync(played, TlsMode.Enforcing, "127.0.0.1", clients);
        var ours = _authority.Issue("exporter");
        var (cert, key) = (_folder.Write("cert.pem", ours.Certificate), _folder.Write("key.pem", ours.Key));
        await using var known = await WatchAsync(cluster, $"tls: {{enabled: true, ca_file: \"{_caFile}\", cert_file: \"{cert}\", key_file: \"{key}\"}}");
        TruthTests.AssertTrue(cluster, await known.ScrapeAsync());
        await using var unknown = await WatchAsync(cluster, $"tls: {{enabled: true, ca_file: \"{_caFile}\"}}");
        Assert.Equal(0, (await unknown.ScrapeAsync()).Value("messaging_up"));
    }

    [Fact]
    public async Task Authorities_are_replaced_without_a_restart()
    {
        using var old = new Authority("Old CA");
        await using var cluster = await StartAsync("5.3", TlsMode.Enforcing, "127.0.0.1");
        File.WriteAllText(_caFile, old.Pem);
        await using var exporter = await WatchAsync(cluster, $"tls: {{enabled: true, ca_file: \"{_caFile}\"}}");
        AssertDown(await exporter.ScrapeAsync(), "tls");
        Assert.Contains($"its issuer, CN=Test CA, is not known to {_caFile}", Assert.Single(_log.Warnings("is down (tls)")), StringComparison.Ordinal);
        File.WriteAllText(_caFile, _authority.Pem);
        TruthTests.AssertTrue(cluster, await exporter.ScrapeAsync());

        // A file that breaks later hurts neither the connections there are nor those that follow.
        File.WriteAllText(_caFile, "");
        foreach (var server in cluster.Servers)
        {
            server.Fault = Fault.Refuse;
            server.Fault = Fault.None;
        }

        TruthTests.AssertTrue(cluster, await exporter.ScrapeAsync());
        Assert.Contains($"{_caFile}: holds no certificate", Assert.Single(_log.Warnings("cannot be used")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_verified_is_warned_about_once()
    {
        // The certificate that real servers make for themselves when they are given none.
        await using var cluster = await Clusters.StartAsync("4.9", options => options with { Tls = new TlsPlay(TlsMode.Permissive) });
        await using var careful = await WatchAsync(cluster, $"tls: {{enabled: true, ca_file: \"{_caFile}\"}}");
        AssertDown(await careful.ScrapeAsync(), "tls");
        Assert.Contains($"it vouches for itself and is not in {_caFile}", Assert.Single(_log.Warnings("is down (tls)")), StringComparison.Ordinal);
        Assert.Empty(_log.Warnings("takes any certificate"));

        await using var careless = await WatchAsync(cluster, "tls: {enabled: true, insecure_skip_verify: true}");
        TruthTests.AssertTrue(cluster, await careless.ScrapeAsync());
        await careless.ScrapeAsync();
        Assert.Single(_log.Warnings("takes any certificate"));
    }

    private Task<RocketMqCluster> StartAsync(string played, TlsMode mode, string name, X509Certificate2Collection? clients = null) =>
        Clusters.StartAsync(played, options => options with
        {
            Tls = new TlsPlay(mode) { Certificate = _authority.Issue(name).Load(), ClientAuthorities = clients },
        });

    private Task<RunningExporter> WatchAsync(RocketMqCluster cluster, params string[] more) => RunningExporter.StartAsync(cluster.Config(more), _log);

    private static void AssertDown(MetricsPage page, string kind)
    {
        Assert.Equal(0, page.Value("messaging_up"));
        Assert.Equal(0, page.Sum("rocketmq_name_server_up"));
        Assert.True(page.Sum("rocketmq_name_server_request_failures_total", ("reason", kind)) > 0);
        Assert.Equal(page.Sum(_failures), page.Sum(_failures, ("kind", kind)));
    }
}
