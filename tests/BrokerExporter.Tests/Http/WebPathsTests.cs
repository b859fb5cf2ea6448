using System.Net;
using BrokerExporter.Configuration;
using BrokerExporter.Http;
using BrokerExporter.Tests.Testing;

namespace BrokerExporter.Tests.Http;

public sealed class WebPathsTests
{
    [Theory]
    [InlineData(null, null, "/metrics", "/metrics", "/metrics")]
    [InlineData("/", null, "/metrics", "/metrics", "/metrics")]
    [InlineData("/brokers", null, "/brokers/metrics", "/metrics", "/brokers/metrics")]
    [InlineData("/brokers/", null, "/brokers/metrics", "/metrics", "/brokers/metrics")]
    [InlineData("/brokers", null, "/brokers", "/", "/brokers/metrics")]
    [InlineData("/brokers", null, "/brokersmetrics", null, "/brokers/metrics")]
    [InlineData("/brokers", null, "/metrics", null, "/brokers/metrics")]
    [InlineData("/a/b", null, "/a/b/metrics", "/metrics", "/a/b/metrics")]
    [InlineData(null, "https://example.org/outside/", "/outside/metrics", "/metrics", "/outside/metrics")]
    [InlineData("/", "https://example.org/outside", "/metrics", "/metrics", "/outside/metrics")]
    [InlineData("/inside", "https://example.org/outside", "/inside/metrics", "/metrics", "/outside/metrics")]
    [InlineData("/inside", "https://example.org", "/inside/metrics", "/metrics", "/metrics")]
    public void A_path_is_found_behind_its_prefix_and_links_lead_there_from_outside(
        string? prefix, string? external, string path, string? found, string link)
    {
        var paths = new WebPaths(new WebConfig { RoutePrefix = prefix, ExternalUrl = external is null ? null : new Uri(external) });
        Assert.Equal(found, paths.Find(path));
        Assert.Equal(link, paths.Link("/metrics"));
    }

    [Fact]
    public async Task Every_page_is_behind_the_prefix_and_the_root_leads_to_it()
    {
        var config = new ExporterConfig { Web = new WebConfig { RoutePrefix = "/brokers" } };
        await using var exporter = await RunningExporter.StartAsync(config, new FakeProbe());
        Assert.NotEmpty(await exporter.ScrapeAsync("/brokers/metrics"));
        Assert.Equal("Healthy.\n", await exporter.Client.GetStringAsync("/brokers/-/healthy"));
        Assert.Contains("href=\"/brokers/metrics\"", await exporter.Client.GetStringAsync("/"), StringComparison.Ordinal);
        using var response = await exporter.Client.GetAsync("/metrics");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("There is nothing here; the metrics are at /brokers/metrics\n", await response.Content.ReadAsStringAsync());
    }
}
