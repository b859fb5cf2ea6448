using EndToEnd.Testing;

namespace EndToEnd.Grafana;

/// <summary>Every query of every dashboard, asked of a real Prometheus.</summary>
public sealed class DashboardTests
{
    /// <summary>Stats that say so when something is wrong.</summary>
    private static readonly (string File, string Panel)[] _alarmed =
    [
        ("dashboards/lag.json", "Stalled"), ("dashboards/rocketmq.json", "Brokers down"), ("dashboards/name-servers.json", "Name servers down"),
        ("dashboards/name-servers.json", "Differences"), ("dashboards/name-servers.json", "Topics nobody can write"),
        ("dashboards/name-servers.json", "Write permissions wiped"), ("dashboards/nats.json", "Addresses silent"), ("dashboards/nats.json", "Streams at risk"),
    ];

    [Fact]
    public async Task Every_query_of_every_panel_and_variable_has_an_answer()
    {
        await using var shop = await WatchedShop.StartAsync();
        var open = DashboardQuery.All.ToHashSet();
        var healthy = await AskAsync(shop, open, rounds: 12);
        await shop.BreakAsync();
        var broken = await AskAsync(shop, open, rounds: 12);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{DashboardQuery.PanelCount} panels, {DashboardQuery.All.Count} queries: {healthy} answered while all was well, {broken} more when it was not, {open.Count} never.");
        Assert.Equal(
            Unanswered.Reasons.Keys.Order(), open.Select(query => (query.File, query.Owner)).Distinct().Order());
        foreach (var (file, panel) in _alarmed)
        {
            var query = Assert.Single(DashboardQuery.All, query => query.File == file && query.Owner == panel && query.Label is null);
            Assert.True((await shop.Prometheus.QueryAsync(query.Expression)) is [{ Value: > 0 }], $"\"{panel}\" of {file} shows nothing wrong");
        }

        Assert.Equal("", shop.Prometheus.Log);
    }

    /// <summary>Asks what is open until all of it has an answer or so many rounds are over; says how many answers there were.</summary>
    private static async Task<int> AskAsync(WatchedShop shop, HashSet<DashboardQuery> open, int rounds)
    {
        var before = open.Count;
        for (var round = 0; round < rounds && open.Count > 0; round++)
        {
            await shop.NextAsync();
            foreach (var query in open.ToList())
            {
                // A variable offers the values of its label; a query that Prometheus does not understand fails here.
                var answer = await shop.Prometheus.QueryAsync(query.Expression);
                if (query.Label is { } label ? answer.Any(sample => sample.Labels.ContainsKey(label)) : answer.Any(sample => !double.IsNaN(sample.Value)))
                    open.Remove(query);
            }
        }

        return before - open.Count;
    }
}
