using EndToEnd.Testing;

namespace EndToEnd.Grafana;

/// <summary>Every query of every dashboard, asked of a real Prometheus.</summary>
public sealed class DashboardTests
{
    /// <summary>Stats that say so when something is wrong.</summary>
    private static readonly (string File, string Panel)[] _alarmed =
    [
        ("dashboards/lag.json", "Targets down"), ("dashboards/lag.json", "Stalled"), ("dashboards/rocketmq.json", "Brokers down"), ("dashboards/name-servers.json", "Name servers down"),
        ("dashboards/name-servers.json", "Differences"), ("dashboards/name-servers.json", "Topics nobody can write"),
        ("dashboards/name-servers.json", "Write permissions wiped"), ("dashboards/health.json", "Collectors failing"), ("dashboards/nats.json", "Addresses silent"), ("dashboards/nats.json", "Streams at risk"),
        ("dashboards/kafka.json", "Brokers down"), ("dashboards/kafka.json", "Partitions offline"), ("dashboards/kafka.json", "Under min ISR"), ("dashboards/kafka.json", "Under-replicated"),
    ];

    [Fact]
    public async Task Every_query_of_every_panel_and_variable_has_an_answer()
    {
        await using var shop = await WatchedShop.StartAsync();
        var open = DashboardQuery.All.ToHashSet();
        var healthy = await AskAsync(shop, open, rounds: 12);
        await shop.BreakAsync();
        var broken = await AskAsync(shop, open, rounds: 12);
        var silent = await SilentAsync(shop);
        for (var round = 0; round < 12 && silent.Count > 0; round++)
        {
            await shop.NextAsync();
            silent = await SilentAsync(shop);
        }

        Assert.Empty(silent);
        await shop.LoseMajorityAsync();
        broken += await AskAsync(shop, open, rounds: 12);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{DashboardQuery.PanelCount} panels, {DashboardQuery.All.Count} queries: {healthy} answered while all was well, {broken} more when it was not, {open.Count} never.");
        // A panel stands here for as long as it has no answer, and no longer.
        var panels = open.Select(query => (query.File, query.Owner)).ToHashSet();
        Assert.True(panels.SetEquals(Unanswered.Reasons.Keys), string.Join('\n',
            [.. open.Where(query => !Unanswered.Reasons.ContainsKey((query.File, query.Owner))), .. Unanswered.Reasons.Keys.Except(panels).Select(panel => $"answered: {panel}")]));
        Assert.Equal("", shop.Prometheus.Log);
    }

    private static async Task<IReadOnlyList<string>> SilentAsync(WatchedShop shop)
    {
        var silent = new List<string>();
        foreach (var (file, panel) in _alarmed)
        {
            var stat = Assert.Single(DashboardQuery.All, query => query.File == file && query.Owner == panel && !query.Expression.Contains(" by ", StringComparison.Ordinal));
            if ((await shop.Prometheus.QueryAsync(stat.Expression)) is not [{ Value: > 0 }])
                silent.Add($"\"{panel}\" of {file} shows nothing wrong");
        }

        return silent;
    }

    /// <summary>Asks what is open until all of it has an answer, but for what cannot have one, or so many rounds are over; says how many answers there were.</summary>
    private static async Task<int> AskAsync(WatchedShop shop, HashSet<DashboardQuery> open, int rounds)
    {
        var before = open.Count;
        for (var round = 0; round < rounds && open.Any(query => !Unanswered.Reasons.ContainsKey((query.File, query.Owner))); round++)
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
