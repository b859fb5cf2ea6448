using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using EndToEnd.Testing;
using Simulator.RocketMq;

namespace EndToEnd;

/// <summary>The program as a process: how it starts, what it says, how it ends.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(60) };

    public void Dispose()
    {
        _folder.Dispose();
        _client.Dispose();
    }

    [Fact]
    public async Task It_starts_and_serves_with_every_broker_away()
    {
        using var closed = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        closed.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        await using var exporter = Start($"targets:\n  - name: shop\n    rocketmq: {{name_servers: [\"{closed.LocalEndPoint}\"]}}\n");
        var page = await ScrapeAsync(await exporter.AddressAsync());
        Assert.Equal(0, page.Value("messaging_up", ("system", "rocketmq"), ("target", "shop")));
        Assert.Equal(0, page.Value("rocketmq_name_server_up"));

        Assert.Contains("Target shop is down (unreachable)", exporter.Error, StringComparison.Ordinal);
        await exporter.TerminateAsync();
        Assert.Equal((0, ""), await exporter.EndAsync(TimeSpan.FromSeconds(5)));
        Assert.EndsWith("msg=Stopped.\n", exporter.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", exporter.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_watches_a_cluster()
    {
        await using var cluster = await Clusters.StartAsync("5.3");
        await using var exporter = Start(cluster.Config());
        var address = await exporter.AddressAsync();
        TruthTests.AssertTrue(cluster, await ScrapeAsync(address));
        foreach (var path in (string[])["/", "/-/healthy", "/-/ready", "/health", "/ready", "/live"])
            Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync(new Uri(address, path))).StatusCode);
        var page = await ScrapeAsync(address);
        Assert.True(page.Has("process_resident_memory_bytes") && page.Has("broker_exporter_build_info"));
        Assert.Contains("Target shop is up.", exporter.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SIGTERM_ends_it_with_a_scrape_in_flight_against_a_hung_broker()
    {
        await using var cluster = await Clusters.StartAsync("4.9");
        foreach (var broker in cluster.Brokers)
            broker.Fault = Fault.Hang;
        await using var exporter = Start("collection: {timeout: 60s}\n" + cluster.Config("timeout: 50s"));
        var scrape = ScrapeAsync(await exporter.AddressAsync());
        await Until.TrueAsync(() => cluster.Brokers.Any(broker => broker.Requests.Total > 0));

        var started = Stopwatch.GetTimestamp();
        await exporter.TerminateAsync();
        Assert.Equal((0, ""), await exporter.EndAsync(TimeSpan.FromSeconds(20)));
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 5);
        Assert.Equal(0, (await scrape).Value("messaging_up"));
    }

    [Fact]
    public async Task A_port_in_use_is_one_clear_line()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var file = _folder.Write("exporter.yaml", Config);
        await using var exporter = ExporterProcess.Start(_folder.Path, $"--config.file={file}", $"--web.listen-address={other.LocalEndpoint}");
        Assert.Equal((1, ""), await exporter.EndAsync());
        Assert.Equal($"broker-exporter: cannot listen on {other.LocalEndpoint}: the address is already in use\n", exporter.Error);
    }

    [Fact]
    public async Task Version_says_what_it_is()
    {
        await using var exporter = ExporterProcess.Start(_folder.Path, "--version");
        var (code, output) = await exporter.EndAsync();
        Assert.Equal(0, code);
        Assert.Matches(@"^broker-exporter [0-9.]+ \(revision [0-9a-z]+, \.NET 10\.[0-9.]+\)\n$", output);
        Assert.Equal("", exporter.Error);
    }

    [Fact]
    public async Task Help_lists_the_flags()
    {
        await using var exporter = ExporterProcess.Start(_folder.Path, "--help");
        var (code, output) = await exporter.EndAsync();
        Assert.Equal(0, code);
        Assert.All(
            ["--config.file", "--config.check", "--web.listen-address", "--web.telemetry-path", "--log.level", "--log.format", "--version", "--help"],
            flag => Assert.Contains(flag, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_right_file_is_called_ok()
    {
        var file = _folder.Write("exporter.yaml", Config);
        await using var exporter = ExporterProcess.Start(_folder.Path, "--config.check", "--config.file", file);
        Assert.Equal((0, $"{file}: ok, 1 target\n"), await exporter.EndAsync());
        Assert.Equal("", exporter.Error);
    }

    [Fact]
    public async Task The_file_beside_it_is_found()
    {
        _folder.Write("exporter.yaml", Config);
        await using var exporter = ExporterProcess.Start(_folder.Path, "--config.check");
        Assert.Equal((0, "exporter.yaml: ok, 1 target\n"), await exporter.EndAsync());
    }

    public static TheoryData<string, string> BrokenFiles => new()
    {
        { "", "exporter.yaml:1: the file is empty (expected at least one target under targets)\n" },
        { "targets: [\n", "exporter.yaml:2: not YAML: While parsing a node, did not find expected node content\n" },
        { "- a\n- b\n", "exporter.yaml:1: the file is a list (expected sections: web, log, collection, otlp, config, targets)\n" },
        { "targets:\n  - name: prod\n    rocketmq:\n      name_servers: [127.0.0.1:9876]\nwebb: {}\n", "exporter.yaml:5: webb: unknown key (did you mean \"web\"?)\n" },
        { "targets:\n  - name: prod\n    rocketmq:\n      name_servers: [127.0.0.1:9876]\ncollection:\n  timeuot: 10s\n  min_age: soon\n", "exporter.yaml:6: collection.timeuot: unknown key (did you mean \"timeout\"?)\nexporter.yaml:7: collection.min_age: \"soon\" is not a duration of up to 1h (expected e.g. 0s, 500ms, 10s)\n" },
        { "targets: []\n", "exporter.yaml:1: targets: is empty (expected at least one target)\n" },
        { "targets:\n  - name: prod\n", "exporter.yaml:2: targets[0]: names no message system (expected one of rocketmq, nats, kafka)\n" },
        { "targets:\n  - name: prod\n    rocketmq: {}\n", "exporter.yaml:3: targets[0].rocketmq.name_servers: must not be empty (expected a list, e.g. [10.0.0.1:9876, 10.0.0.2:9876])\n" },
        { "targets:\n  - name: prod\n    rocketmq:\n      name_server: [127.0.0.1:9876]\n", "exporter.yaml:3: targets[0].rocketmq.name_servers: must not be empty (expected a list, e.g. [10.0.0.1:9876, 10.0.0.2:9876])\nexporter.yaml:4: targets[0].rocketmq.name_server: unknown key (did you mean \"name_servers\"?)\n" },
        { "targets:\n  - name: prod\n    rocketmq:\n      name_servers: [127.0.0.1:9876]\n      timeout: 10x\n", "exporter.yaml:5: targets[0].rocketmq.timeout: \"10x\" is not a duration (expected e.g. 10s, 1m30s)\n" },
        { "targets:\n  - name: prod\n    rocketmq:\n      name_servers: [\"a b\", 127.0.0.1:99999]\n      requests_in_flight: 0\n      granularity: partition\n", "exporter.yaml:4: targets[0].rocketmq.name_servers[0]: \"a b\" is not an address (expected e.g. 10.0.0.1:9876, [::1]:9876, name:9876)\nexporter.yaml:4: targets[0].rocketmq.name_servers[1]: \"127.0.0.1:99999\" is not an address (expected e.g. 10.0.0.1:9876, [::1]:9876, name:9876)\nexporter.yaml:5: targets[0].rocketmq.requests_in_flight: \"0\" is not a number from 1 to 1024 (expected e.g. 32)\nexporter.yaml:6: targets[0].rocketmq.granularity: \"partition\" is not one of the choices (expected e.g. topic, queue)\n" },
        { "targets:\n  - name: prod\n    rocketmq:\n      name_servers: [127.0.0.1:9876]\n      topics: {include: \"(\"}\n      groups: {exlude: a}\n", "exporter.yaml:5: targets[0].rocketmq.topics.include: \"(\" is not a regular expression (expected e.g. orders_.*|payments)\nexporter.yaml:6: targets[0].rocketmq.groups.exlude: unknown key (did you mean \"exclude\"?)\n" },
        { "targets:\n  - name: prod\n    rocketmq:\n      name_servers: [127.0.0.1:9876]\n      address_map: {\"10.0.0.1:10911\": nowhere}\n", "exporter.yaml:5: targets[0].rocketmq.address_map.10.0.0.1:10911: \"nowhere\" is not an address (expected e.g. 10.0.0.1:9876, [::1]:9876, name:9876)\n" },
        { "targets:\n  - name: prod\n    rocketmq:\n      name_servers: [127.0.0.1:9876]\n  - name: prod\n    rocketmq: {name_servers: [127.0.0.1:9877]}\n", "exporter.yaml:5: targets[1].name: \"prod\" is the name of an earlier target too\n" },
        { "targets:\n  - {name: a, cluster: b, rocketmq: {name_servers: [127.0.0.1:9876]}}\n  - {name: b, rocketmq: {name_servers: [127.0.0.1:9877]}}\n", "exporter.yaml:3: targets[1].cluster: \"b\" is the cluster of an earlier target of this system too, so that their series would clash (expected one of its own)\n" },
        { "targets:\n  - name: prod\n    rocketmq: {name_servers: [127.0.0.1:9876, 127.0.0.1:9876]}\n    pulsar: {}\n", "exporter.yaml:3: targets[0].rocketmq.name_servers: names one name server twice\nexporter.yaml:4: targets[0].pulsar: unknown key\n" },
        { "targets:\n  - name: prod\n    rocketmq:\n      name_servers: [127.0.0.1:9876]\nlog: {level: loud, format: xml}\nweb: {listen_address: 9898, telemetry_path: metrics}\n", "exporter.yaml:5: log.level: \"loud\" is not one of the choices (expected e.g. debug, info, warn, error)\nexporter.yaml:5: log.format: \"xml\" is not one of the choices (expected e.g. logfmt, json)\nexporter.yaml:6: web.listen_address: \"9898\" is not a listen address (expected e.g. :9898, 127.0.0.1:9898, [::1]:9898)\nexporter.yaml:6: web.telemetry_path: \"metrics\" is not a path (expected e.g. /metrics)\n" },
    };

    [Theory]
    [MemberData(nameof(BrokenFiles))]
    public async Task Every_mistake_of_a_broken_file_is_named_with_its_line(string text, string expected)
    {
        _folder.Write("exporter.yaml", text);
        await using var exporter = ExporterProcess.Start(_folder.Path, "--config.check", "--config.file=exporter.yaml");
        Assert.Equal((1, ""), await exporter.EndAsync());
        Assert.Equal(expected, exporter.Error);
    }

    private const string Config = "targets:\n  - name: prod\n    rocketmq:\n      name_servers: [127.0.0.1:9876, 127.0.0.1:9877]\n";

    private ChildProcess Start(string config) => ExporterProcess.Start(
        _folder.Path, "--config.file", _folder.Write("exporter.yaml", config), "--web.listen-address=127.0.0.1:0");

    private async Task<MetricsPage> ScrapeAsync(Uri address) => PageParser.Parse(await _client.GetStringAsync(new Uri(address, "/metrics")));
}
