using System.Text.Json.Nodes;
using EndToEnd.Testing;
using Simulator.Nats;

namespace EndToEnd.Rules;

/// <summary>
/// Two played servers of one cluster before a real Prometheus with the real rules: real ones would need another machine with another
/// clock, and releases that Debian has not.
/// </summary>
public sealed class NatsSkewAlertTests
{
    private bool _areUnlike;

    public static IReadOnlyList<string> Alerts { get; } = ["NatsCertificateExpiring", "NatsClocksDiffer", "NatsVersionsDiffer"];

    [Fact]
    public async Task Servers_that_are_alike_are_quiet_and_what_becomes_unlike_is_told()
    {
        Tool.Find("prometheus");
        await using var first = new PlayedServer(0, new Member("n1", () => false).Find);
        await using var second = new PlayedServer(0, new Member("n2", () => Volatile.Read(ref _areUnlike)).Find);
        await using var exporter = await RunningExporter.StartAsync(
            $"targets: [{{name: events, nats: {{monitor: [\"http://{first.EndPoint}\", \"http://{second.EndPoint}\"]}}}}]\n");
        Assert.Equal(2, (await exporter.ScrapeAsync()).Value("nats_cluster_servers", ("cluster", "c1")));
        await using var prometheus = await FiredAlerts.WatchAsync(exporter);
        await prometheus.ScrapedAsync();
        await prometheus.ScrapedAsync();
        await prometheus.AssertFiredAsync();
        Volatile.Write(ref _areUnlike, true);
        await prometheus.AssertFiredAsync(Alerts);
        var certificate = Assert.Single(await prometheus.QueryAsync("""ALERTS{alertname="NatsCertificateExpiring"}"""));
        Assert.Equal(("n2", "client"), (certificate["server"], certificate["place"]));
    }

    /// <summary>One server of cluster c1; another release whose clock is ahead and whose certificate ends tomorrow, if it is unlike.</summary>
    private sealed class Member(string name, Func<bool> isUnlike)
    {
        private readonly PlayedDocuments _documents = new([], TimeProvider.System);

        public string? Find(string path)
        {
            if (_documents.Find(path) is not { } text)
                return null;
            var document = JsonNode.Parse(text)!.AsObject();
            if (document.ContainsKey("server_id"))
                document["server_id"] = "N" + name.ToUpperInvariant();
            if (path != "/varz")
                return document.ToJsonString();
            var now = TimeProvider.System.GetUtcNow();
            document["server_name"] = name;
            document["cluster"] = new JsonObject { ["name"] = "c1" };
            document["version"] = isUnlike() ? "2.12.0" : "2.11.12";
            document["now"] = PlayedDocuments.Time(isUnlike() ? now.AddSeconds(30) : now);
            document["tls_cert_not_after"] = PlayedDocuments.Time(now.AddDays(isUnlike() ? 1 : 60));
            return document.ToJsonString();
        }
    }
}
