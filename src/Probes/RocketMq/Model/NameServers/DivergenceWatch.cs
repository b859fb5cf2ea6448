namespace Probes.RocketMq.Model.NameServers;

/// <summary>In what name servers differ now, and which of it has settled.</summary>
internal sealed record DivergenceReport(IReadOnlySet<Difference> Current, IReadOnlySet<Difference> Settled)
{
    public static DivergenceReport Empty { get; } = new(new HashSet<Difference>(), new HashSet<Difference>());
}

/// <summary>Compares name servers time after time.</summary>
internal sealed class DivergenceWatch
{
    private readonly SettlingLedger<Difference> _ledger = new();

    /// <summary>When there was last no difference between those that answered; null: never yet.</summary>
    public DateTimeOffset? LastAgreed { get; private set; }

    public DivergenceReport Last { get; private set; } = DivergenceReport.Empty;

    /// <param name="nameServers">Those that answered: one that did not says nothing, and so nothing different.</param>
    /// <param name="isWhole">Whether all answered.</param>
    /// <param name="routes">The routes that are known.</param>
    /// <param name="brokers">What the brokers say.</param>
    /// <param name="isUserTopic">Whether a topic is none of RocketMQ's own.</param>
    /// <param name="now">The time.</param>
    public DivergenceReport Observe(
        IReadOnlyList<NameServerTables> nameServers, bool isWhole, IReadOnlyDictionary<string, TopicRoutes> routes, BrokerTopics brokers,
        Func<string, bool> isUserTopic, DateTimeOffset now)
    {
        var findings = RegistryDivergence.Find(nameServers, now)
            .Concat(TopicDivergence.Find(nameServers, routes, brokers, isUserTopic))
            .Concat(RouteDivergence.Find(nameServers, routes, brokers))
            .Concat(SettingDivergence.Find(nameServers))
            .Select(finding => (finding.Difference, finding.At))
            .ToList();
        var settled = _ledger.Observe(findings, isWhole, now);
        if (findings.Count == 0 && nameServers.Count > 0)
            LastAgreed = now;
        return Last = new DivergenceReport(findings.Select(finding => finding.Difference).ToHashSet(), settled);
    }
}
