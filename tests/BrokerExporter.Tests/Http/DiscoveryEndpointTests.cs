using System.Net;
using System.Text.Json;
using BrokerExporter.Collection;
using BrokerExporter.Configuration;
using BrokerExporter.Http;
using BrokerExporter.Tests.Testing;
using Microsoft.AspNetCore.Http;
using Tests.Shared;

namespace BrokerExporter.Tests.Http;

public sealed class DiscoveryEndpointTests
{
    [Theory]
    [InlineData(null, "10.0.0.1:9898", "http", "/targets", "http /probe")]
    [InlineData(null, "10.0.0.1:9898", "http", "/x/targets", "http /x/probe")]
    // By the proxy, which takes TLS away, and the path too.
    [InlineData("https://ops.example.org/exporter/", "ops.example.org", "http", "/targets", "https /exporter/probe")]
    [InlineData("https://ops.example.org/exporter", "OPS.example.org", "http", "/exporter/targets", "https /exporter/probe")]
    [InlineData("https://ops.example.org/exporter", "ops.example.org:443", "http", "/exporter/targets", "https /exporter/probe")]
    [InlineData("https://ops.example.org:8443/", "ops.example.org:8443", "http", "/targets", "https /probe")]
    // Not by it.
    [InlineData("https://ops.example.org/exporter", "10.0.0.1:9898", "http", "/exporter/targets", "http /exporter/probe")]
    [InlineData("https://ops.example.org/exporter", "ops.example.org:9898", "http", "/targets", "http /probe")]
    public async Task The_way_to_a_target_is_the_one_by_which_the_list_was_asked_for(string? externalUrl, string host, string scheme, string path, string expected)
    {
        var context = new DefaultHttpContext();
        (context.Request.Host, context.Request.Scheme, context.Request.Path) = (new HostString(host), scheme, path);
        var entry = await AskAsync(context, externalUrl is null ? null : new Uri(externalUrl));
        var labels = entry.GetProperty("labels");
        Assert.Equal(expected, labels.GetProperty("__scheme__").GetString() + " " + labels.GetProperty("__metrics_path__").GetString());
        Assert.Equal(host, entry.GetProperty("targets")[0].GetString());
    }

    [Theory]
    [InlineData("10.0.0.1", "10.0.0.1:9898")]
    [InlineData("::ffff:10.0.0.1", "10.0.0.1:9898")]
    [InlineData("::1", "[::1]:9898")]
    public async Task Who_does_not_say_by_which_name_it_asks_is_told_the_address(string local, string expected)
    {
        var context = new DefaultHttpContext();
        context.Request.Path = "/targets";
        (context.Connection.LocalIpAddress, context.Connection.LocalPort) = (IPAddress.Parse(local), 9898);
        Assert.Equal(expected, (await AskAsync(context, externalUrl: null)).GetProperty("targets")[0].GetString());
    }

    private static async Task<JsonElement> AskAsync(HttpContext context, Uri? externalUrl)
    {
        var policy = new CollectionPolicy(TimeSpan.FromSeconds(10), TimeSpan.Zero, 1000);
        await using var target = new Target("t", null, new FakeKind(), new FakeProbe(), policy, new ManualTime(), new CapturedLog().Logger);
        await using var targets = new LiveTargets(new TargetSet([target], policy));
        using var body = new MemoryStream();
        context.Response.Body = body;
        await new DiscoveryEndpoint(targets, new WebConfig { ExternalUrl = externalUrl }).AnswerAsync(context);
        using var json = JsonDocument.Parse(body.ToArray());
        return json.RootElement[0].Clone();
    }
}
