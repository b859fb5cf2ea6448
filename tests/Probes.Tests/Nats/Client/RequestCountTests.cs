using Microsoft.Extensions.Logging.Abstractions;
using Probes.Contract;
using Probes.Nats;
using Tests.Shared;

namespace Probes.Tests.Nats.Client;

/// <summary>What one collection costs a server.</summary>
public sealed class RequestCountTests
{
    [Fact(Timeout = 20_000)]
    public async Task A_server_by_itself_is_asked_for_few_documents_each_once()
    {
        var paths = await CollectAsync("solo", "small", new NatsOptions());
        Assert.Equal(paths.Distinct(), paths);
        Assert.DoesNotContain(paths, path => path.Contains("connz", StringComparison.Ordinal) || path.Contains("subs=", StringComparison.Ordinal));
        Assert.DoesNotContain(paths, path => path is "/routez" or "/gatewayz" or "/leafz");
        Assert.Superset(new HashSet<string> { "/varz", "/accstatz?unused=1", "/healthz", "/subsz", "/ipqueuesz" }, paths.ToHashSet());
        Assert.InRange(paths.Count, 5, 6);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_server_with_routes_gateways_and_leaf_nodes_is_asked_for_those_too()
    {
        var paths = await CollectAsync("n1", "loaded", new NatsOptions());
        Assert.Equal(paths.Distinct(), paths);
        Assert.Superset(new HashSet<string> { "/varz", "/routez", "/gatewayz", "/leafz" }, paths.ToHashSet());
        Assert.InRange(paths.Count, 8, 9);
    }

    [Fact(Timeout = 20_000)]
    public async Task Detail_is_asked_for_only_if_it_is_wanted_and_never_with_credentials()
    {
        var paths = await CollectAsync("n2", "loaded", new NatsOptions { Connections = 10, Subscriptions = true });
        Assert.Contains("/subsz?subs=1&limit=1000000", paths);
        Assert.Contains("/connz?acc=APP&sort=pending&limit=10", paths);
        Assert.Contains("/connz?state=closed&sort=stop&limit=1000", paths);
        Assert.Contains("/connz?acc=APP&state=closed&sort=stop&limit=1000", paths);
        Assert.DoesNotContain(paths, path => path.Contains("auth", StringComparison.Ordinal));
    }

    private static async Task<List<string>> CollectAsync(string server, string phase, NatsOptions options)
    {
        await using var port = new MonitorPort((stream, head, closing) => ServerCapture.Find(phase, server, Recorded(head.Split(' ')[1])) is { } document
            ? MonitorPort.SendAsync(stream, 200, System.Text.Encoding.UTF8.GetString(document), closing)
            : MonitorPort.SendAsync(stream, 404, "", closing));
        await using var probe = new NatsProbe(
            options with { Monitor = new MonitorOptions { Addresses = [port.Address] } }, new ProbeContext("t", null, new ManualTime(), NullLogger.Instance));
        var result = await probe.CollectAsync(MainPage(probe), CancellationToken.None);
        Assert.True(result.Up);
        return [.. port.Paths];
    }

    private static HashSet<string> MainPage(NatsProbe probe) =>
        [.. probe.Collectors.Where(collector => collector.Page == CollectorDescription.MainPage).Select(collector => collector.Name)];

    // Connections were recorded without an account.
    private static string Recorded(string path) => !path.StartsWith("/connz", StringComparison.Ordinal) ? path
        : path.Contains("closed", StringComparison.Ordinal) ? "/connz?state=closed&auth=true" : "/connz";
}
