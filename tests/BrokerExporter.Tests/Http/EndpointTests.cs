using System.Net;
using System.Net.Http.Headers;
using BrokerExporter.Configuration;
using BrokerExporter.Tests.Testing;
using Probes.Contract;

namespace BrokerExporter.Tests.Http;

public sealed class EndpointTests
{
    [Fact]
    public async Task Metrics_are_text_with_a_length_that_nobody_may_keep()
    {
        await using var exporter = await RunningExporter.StartAsync(new FakeProbe());
        using var response = await exporter.Client.GetAsync("/metrics");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Null(response.Headers.TransferEncodingChunked);
        Assert.Empty(response.Headers.Server);
        var body = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(body.Length, response.Content.Headers.ContentLength);
        Assert.Equal((byte)'\n', body[^1]);
    }

    [Fact]
    public async Task Metrics_of_all_targets_stand_under_one_header_and_the_exporters_own_follow()
    {
        await using var exporter = await RunningExporter.StartAsync(
            new FakeProbe { Answer = (_, _) => Task.FromResult(FakeProbe.Up(FakeProbe.Success("queues", FakeProbe.Queue(1, cluster: "a")))) },
            new FakeProbe { Answer = (_, _) => Task.FromResult(FakeProbe.Up(FakeProbe.Success("queues", FakeProbe.Queue(2, cluster: "b")))) });
        var lines = await exporter.ScrapeAsync();

        Assert.Equal(
        [
            "# HELP messaging_up Whether the target answered in this collection (1) or not (0); never the last known state.",
            "# TYPE messaging_up gauge",
            """messaging_up{system="fake",target="t0"} 1""",
            """messaging_up{system="fake",target="t1"} 1""",
            "# HELP fake_depth How deep it is.",
            "# TYPE fake_depth gauge",
            """fake_depth{cluster="a",queue="q"} 1""",
            """fake_depth{cluster="b",queue="q"} 2""",
            "# HELP broker_exporter_build_info 1, with what this program was built from and what runs it.",
        ], lines[..9]);
        Assert.Contains("""broker_exporter_collector_success{target="t1",collector="queues"} 1""", lines);
        Assert.Contains("""broker_exporter_collections_total{target="t0"} 1""", lines);
    }

    [Fact]
    public async Task A_head_request_has_the_headers_and_no_body()
    {
        await using var exporter = await RunningExporter.StartAsync(new FakeProbe());
        using var response = await exporter.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/metrics"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Content.Headers.ContentLength > 1000);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("POST", "/metrics")]
    [InlineData("PUT", "/metrics")]
    [InlineData("DELETE", "/")]
    [InlineData("POST", "/-/ready")]
    [InlineData("OPTIONS", "/metrics")]
    public async Task Other_methods_are_refused(string method, string path)
    {
        await using var exporter = await RunningExporter.StartAsync();
        using var response = await exporter.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "HEAD"], response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("/-/healthy", "Healthy.\n")]
    [InlineData("/live", "Healthy.\n")]
    [InlineData("/health", "Healthy.\n")]
    [InlineData("/-/ready", "Ready.\n")]
    [InlineData("/ready", "Ready.\n")]
    public async Task Health_and_readiness_do_not_ask_the_brokers(string path, string expected)
    {
        var probe = new FakeProbe { Answer = (_, _) => throw new InvalidOperationException("down") };
        await using var exporter = await RunningExporter.StartAsync(probe);
        Assert.Equal(expected, await exporter.Client.GetStringAsync(path));
        Assert.Empty(probe.Asked);
    }

    [Theory]
    [InlineData("/metric")]
    [InlineData("/metrics/")]
    [InlineData("/METRICS")]
    [InlineData("/favicon.ico")]
    [InlineData("/-/")]
    [InlineData("/%2e%2e/etc/passwd")]
    public async Task Anything_else_is_not_found(string path)
    {
        await using var exporter = await RunningExporter.StartAsync();
        using var response = await exporter.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("There is nothing here; the metrics are at /metrics\n", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_status_page_links_to_the_metrics()
    {
        await using var exporter = await RunningExporter.StartAsync();
        using var response = await exporter.Client.GetAsync("/");
        var html = await response.Content.ReadAsStringAsync();
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Contains("<a href=\"/metrics\">", html, StringComparison.Ordinal);
        Assert.Contains("<dd>0.1.0</dd>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_path_of_the_metrics_can_be_chosen()
    {
        var config = new ExporterConfig { Web = new WebConfig { TelemetryPath = "/prometheus/brokers" } };
        await using var exporter = await RunningExporter.StartAsync(config, new FakeProbe());
        Assert.NotEmpty(await exporter.ScrapeAsync("/prometheus/brokers"));
        Assert.Equal(HttpStatusCode.NotFound, (await exporter.Client.GetAsync("/metrics")).StatusCode);
        Assert.Contains("href=\"/prometheus/brokers\"", await exporter.Client.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_root_may_be_the_path_of_the_metrics()
    {
        var config = new ExporterConfig { Web = new WebConfig { TelemetryPath = "/" } };
        await using var exporter = await RunningExporter.StartAsync(config, new FakeProbe());
        Assert.Contains("""messaging_up{system="fake",target="t0"} 1""", await exporter.ScrapeAsync("/"));
    }

    [Fact]
    public async Task A_query_changes_nothing()
    {
        await using var exporter = await RunningExporter.StartAsync(new FakeProbe());
        Assert.NotEmpty(await exporter.ScrapeAsync("/metrics?debug=1"));
    }

    [Fact]
    public async Task Whatever_the_brokers_do_the_status_is_200()
    {
        await using var exporter = await RunningExporter.StartAsync(
            new FakeProbe { Answer = (_, _) => throw new InvalidOperationException("broken") },
            new FakeProbe { Answer = (_, _) => Task.FromResult(FakeProbe.Down(FakeProbe.Failure("queues"))) });
        var lines = await exporter.ScrapeAsync();
        Assert.Contains("""messaging_up{system="fake",target="t0"} 0""", lines);
        Assert.Contains("""broker_exporter_collector_failures_total{target="t0",collector="queues",kind="internal"} 1""", lines);
        Assert.Contains("""broker_exporter_collector_failures_total{target="t1",collector="queues",kind="unreachable"} 1""", lines);
    }

    [Fact]
    public async Task The_scrapers_timeout_ends_a_probe_that_hangs()
    {
        var probe = new FakeProbe { Answer = async (_, _) => await new TaskCompletionSource<ProbeResult>().Task };
        await using var exporter = await RunningExporter.StartAsync(probe);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Add("X-Prometheus-Scrape-Timeout-Seconds", "0.1");
        using var response = await exporter.Client.SendAsync(request);
        Assert.Contains("""messaging_up{system="fake",target="t0"} 0""", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_cannot_be_written_is_a_500_and_counted()
    {
        // The peers are read while the page is made; a probe that throws there is a bug, and must not kill the process.
        var probe = new BrokenPeersProbe();
        await using var exporter = await RunningExporter.StartAsync(probe);
        using (var response = await exporter.Client.GetAsync("/metrics"))
        {
            Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
            Assert.Equal("The metrics page could not be written; the log says why.\n", await response.Content.ReadAsStringAsync());
        }

        probe.Broken = false;
        Assert.Contains("broker_exporter_exposition_failures_total 1", await exporter.ScrapeAsync());
    }

    [Fact]
    public async Task A_series_of_two_targets_is_shown_once_and_counted_on_the_next_page()
    {
        await using var exporter = await RunningExporter.StartAsync(new FakeProbe(), new FakeProbe());
        Assert.Single(await exporter.ScrapeAsync(), line => line.StartsWith("fake_depth{", StringComparison.Ordinal));
        Assert.Contains("broker_exporter_duplicate_series_total 1", await exporter.ScrapeAsync());
    }

    [Fact]
    public async Task A_page_with_another_exporter_s_names_shows_nothing_else()
    {
        var probe = new FakeProbe
        {
            Collectors = [new("queues", TimeSpan.Zero, TimeSpan.Zero), new("old_queues", TimeSpan.Zero, TimeSpan.Zero) { Page = FakeProbe.OldPage }],
            Answer = (names, _) => Task.FromResult(FakeProbe.Up([.. names.Select(name => FakeProbe.Success(
                name, name == "queues" ? FakeProbe.Queue(3) : Samples.Of(FakeProbe.OldDepth, 4, "q")))])),
        };
        await using var exporter = await RunningExporter.StartAsync(probe);
        Assert.Equal(
        [
            "# HELP messaging_up Whether the target answered in this collection (1) or not (0); never the last known state.",
            "# TYPE messaging_up gauge",
            """messaging_up{system="fake",target="t0"} 1""",
            "# HELP old_depth How deep it is.",
            "# TYPE old_depth gauge",
            """old_depth{queue="q"} 4""",
        ], await exporter.ScrapeAsync("/compat/old-exporter/metrics"));
        Assert.DoesNotContain(await exporter.ScrapeAsync(), line => line.Contains("old_depth", StringComparison.Ordinal));
        Assert.Contains("href=\"/compat/old-exporter/metrics\"", await exporter.Client.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_path_of_the_metrics_wins_over_any_other()
    {
        var config = new ExporterConfig { Web = new WebConfig { TelemetryPath = "/compat/old-exporter/metrics" } };
        await using var exporter = await RunningExporter.StartAsync(config, new FakeProbe());
        Assert.Contains("""fake_depth{cluster="c",queue="q"} 3""", await exporter.ScrapeAsync("/compat/old-exporter/metrics"));
    }

    [Theory]
    [InlineData("/compat/old-exporter/metrics", "No target in the configuration has this page.\n")]
    [InlineData("/compat/older-exporter/metrics", "There is nothing here; the metrics are at /metrics\n")]
    [InlineData("/compat/old-exporter", "There is nothing here; the metrics are at /metrics\n")]
    public async Task A_page_that_no_target_has_is_not_found(string path, string expected)
    {
        await using var exporter = await RunningExporter.StartAsync();
        using var response = await exporter.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(expected, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Headers_beyond_reason_are_refused()
    {
        await using var exporter = await RunningExporter.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.TryAddWithoutValidation("X-Long", new string('x', 20_000));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/plain"));
        using var response = await exporter.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Many_scrapes_at_once_all_get_the_whole_page()
    {
        await using var exporter = await RunningExporter.StartAsync(new FakeProbe());
        var pages = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => exporter.ScrapeAsync()));
        Assert.All(pages, lines => Assert.Contains("""fake_depth{cluster="c",queue="q"} 3""", lines));
    }
}
