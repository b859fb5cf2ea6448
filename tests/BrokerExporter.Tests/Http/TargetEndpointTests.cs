using System.Net;
using System.Text.Json;
using BrokerExporter.Configuration;
using BrokerExporter.Tests.Testing;
using Probes.Contract;

namespace BrokerExporter.Tests.Http;

public sealed class TargetEndpointTests
{
    private const string _targets =
        "targets:\n  - {name: a, fake: {name_servers: [\"a:1\"], groups: {x: 1s}}}\n  - {name: b, cluster: east, fake: {name_servers: [\"b:1\"]}}\n";

    [Fact]
    public async Task The_configuration_in_effect_is_shown_flags_and_all()
    {
        await using var exporter = await ReloadingExporter.StartAsync(_targets);
        var text = await exporter.Client.GetStringAsync("/config");
        Assert.StartsWith("web:\n  listen_address: \"127.0.0.1:0\"\n  telemetry_path: /metrics\n", text, StringComparison.Ordinal);
        Assert.Contains("\ntargets:\n  - name: a\n    cluster: a\n    fake:\n      tls:\n        enabled: false\n", text, StringComparison.Ordinal);
        await exporter.ReloadAsync("targets: [{name: z, fake: {name_servers: [\"z:1\"]}}]\n");
        Assert.Contains("name: z\n", await exporter.Client.GetStringAsync("/config"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reload_by_http_needs_leave()
    {
        await using var exporter = await ReloadingExporter.StartAsync(_targets);
        using var response = await exporter.Client.PostAsync("/-/reload", null);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("--web.enable-lifecycle", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reload_by_http_says_what_came_of_it()
    {
        const string leave = "web: {enable_lifecycle: true}\n";
        await using var exporter = await ReloadingExporter.StartAsync(leave + _targets);
        using var good = await exporter.Client.PostAsync("/-/reload", null);
        Assert.Equal((HttpStatusCode.OK, "Reloaded.\n"), (good.StatusCode, await good.Content.ReadAsStringAsync()));

        exporter.Write(leave + _targets.Replace("a:1", ":", StringComparison.Ordinal));
        using var bad = await exporter.Client.PostAsync("/-/reload", null);
        Assert.Equal(HttpStatusCode.InternalServerError, bad.StatusCode);
        Assert.Matches(@"^\S+:3: targets\[0\]\.fake\.name_servers\[0\]: "":"" is not an address \(expected .*\)\n\z", await bad.Content.ReadAsStringAsync());

        using var get = await exporter.Client.GetAsync("/-/reload");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, get.StatusCode);
        Assert.Equal(["POST", "PUT"], get.Content.Headers.Allow);
    }

    [Fact]
    public async Task Targets_are_told_as_Prometheus_discovers_them()
    {
        await using var exporter = await ReloadingExporter.StartAsync(_targets);
        using var response = await exporter.Client.GetAsync("/targets");
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var address = exporter.Client.BaseAddress!.Authority;
        Assert.Equal(
            [
                $$$"""{"targets":["{{{address}}}"],"labels":{"__metrics_path__":"/probe","__scheme__":"http","__param_target":"a","instance":"a","__meta_broker_exporter_system":"fake","__meta_broker_exporter_cluster":"a","__meta_broker_exporter_peers":""}}""",
                $$$"""{"targets":["{{{address}}}"],"labels":{"__metrics_path__":"/probe","__scheme__":"http","__param_target":"b","instance":"b","__meta_broker_exporter_system":"fake","__meta_broker_exporter_cluster":"east","__meta_broker_exporter_peers":""}}""",
            ], json.RootElement.EnumerateArray().Select(entry => entry.GetRawText()));
    }

    [Fact]
    public async Task A_probe_has_one_target_and_asks_no_other()
    {
        await using var exporter = await ReloadingExporter.StartAsync(_targets);
        var lines = await exporter.ScrapeAsync("/probe?target=b");
        Assert.Contains("""messaging_up{system="fake",target="b"} 1""", lines);
        Assert.Contains("""broker_exporter_collector_success{target="b",collector="queues"} 1""", lines);
        Assert.DoesNotContain(lines, line => line.Contains("target=\"a\"", StringComparison.Ordinal) || line.StartsWith("process_", StringComparison.Ordinal));
        Assert.Empty(exporter["a:1"].Asked);
    }

    [Theory]
    [InlineData("/probe", HttpStatusCode.BadRequest, "Which target? /probe?target=NAME, with one of: a, b.\n")]
    [InlineData("/probe?target=", HttpStatusCode.BadRequest, "Which target? /probe?target=NAME, with one of: a, b.\n")]
    [InlineData("/probe?target=a&target=b", HttpStatusCode.BadRequest, "Which target? /probe?target=NAME, with one of: a, b.\n")]
    [InlineData("/probe?target=10.0.0.1:9876", HttpStatusCode.NotFound, "The configuration has no such target, but: a, b.\n")]
    [InlineData("/probe?target=a&collect[]=nothing", HttpStatusCode.BadRequest, "This page has no collector \"nothing\". It has:\nqueues\n")]
    [InlineData("/probe?target=a&debug=true&collect[]=nothing", HttpStatusCode.BadRequest, "This page has no collector \"nothing\". It has:\nqueues\n")]
    [InlineData("/probe?target=%0Aa&debug=true", HttpStatusCode.NotFound, "The configuration has no such target, but: a, b.\n")]
    public async Task Only_a_target_of_the_configuration_is_probed(string path, HttpStatusCode status, string expected)
    {
        await using var exporter = await ReloadingExporter.StartAsync(_targets);
        using var response = await exporter.Client.GetAsync(path);
        Assert.Equal((status, expected), (response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task A_probe_can_tell_what_each_collector_did()
    {
        await using var exporter = await ReloadingExporter.StartAsync(_targets);
        exporter["a:1"].Answer = (_, _) => Task.FromResult(FakeProbe.Up(FakeProbe.Failure("queues", FailureKind.Timeout, "no answer\nwithin 3s")));
        var failed = await exporter.ScrapeAsync("/probe?target=a&debug=true");
        Assert.Matches(@"^Target a: up, collection of \S+Z, 1 series\.$", failed[0]);
        Assert.Equal("  queues                         FAILED (timeout) after 20 ms: no answer within 3s; 0 series", failed[1]);
        Assert.Contains("""messaging_up{system="fake",target="a"} 1""", failed);

        var right = await exporter.ScrapeAsync("/probe?target=b&debug=true");
        Assert.Equal("  queues                         ok in 20 ms; 1 series", right[1]);
        Assert.Contains("""fake_depth{cluster="c",queue="q"} 3""", right);
    }

    [Fact]
    public async Task A_target_has_no_collectors_but_its_own()
    {
        await using var exporter = await RunningExporter.StartAsync(new FakeProbe(), new FakeProbe { Collectors = [new CollectorDescription("topics", TimeSpan.Zero, TimeSpan.Zero)] });
        using var response = await exporter.Client.GetAsync("/probe?target=t0&collect[]=topics");
        Assert.Equal((HttpStatusCode.BadRequest, "This page has no collector \"topics\". It has:\nqueues\n"), (response.StatusCode, await response.Content.ReadAsStringAsync()));
        Assert.Contains("""messaging_up{system="fake",target="t1"} 1""", await exporter.ScrapeAsync("/probe?target=t1&collect[]=topics"));
    }

    [Fact]
    public async Task What_is_for_people_obeys_the_query_too()
    {
        await using var exporter = await ReloadingExporter.StartAsync(_targets);
        var named = await exporter.ScrapeAsync("/probe?target=a&debug=true&name[]=fake_depth");
        Assert.StartsWith("Target a: up", named[0], StringComparison.Ordinal);
        Assert.Equal("""fake_depth{cluster="c",queue="q"} 3""", named[^1]);
        Assert.DoesNotContain(named, line => line.StartsWith("messaging_up", StringComparison.Ordinal));

        var nothing = await exporter.ScrapeAsync("/probe?target=a&debug=true&exclude[]=queues");
        Assert.Equal("Target a: no collector was asked.", nothing[0]);
        Assert.Single(exporter["a:1"].Asked);
    }

    [Fact]
    public async Task What_is_for_people_is_a_scrape_among_those_that_may_be()
    {
        var release = new TaskCompletionSource<ProbeResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var probe = new FakeProbe { Answer = (_, _) => release.Task };
        await using var exporter = await RunningExporter.StartAsync(new ExporterConfig { Web = new WebConfig { MaxRequests = 1 } }, probe);
        var first = exporter.ScrapeAsync();
        await probe.StartedAsync();
        using (var refused = await exporter.Client.GetAsync("/probe?target=t0&debug=true"))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        release.SetResult(FakeProbe.Up());
        await first;
    }
}
