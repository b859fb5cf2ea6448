using System.Collections.Immutable;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.NameServers;

namespace Probes.RocketMq.Collectors.NameServers;

/// <summary>
/// What name servers said, kept for comparison: topics, configurations, routes. Written by collections and by the lane
/// between them, so everything happens under its lock.
/// </summary>
internal sealed class NameServerMemory
{
    private readonly Lock _lock = new();

    // Asked each minute, and every five.
    private readonly KeptAnswers<IReadOnlySet<string>> _topics = new(TimeSpan.FromMinutes(3));
    private readonly KeptAnswers<IReadOnlyDictionary<string, string>> _orders = new(TimeSpan.FromMinutes(15));
    private readonly KeptAnswers<IReadOnlyDictionary<string, string>> _configurations = new(TimeSpan.FromMinutes(15));
    private readonly RouteTable _routes = new();
    private readonly DivergenceWatch _watch = new();
    private readonly SettlingLedger<WipedPermission> _wipes = new();
    private RouteDoubts _doubts = RouteDoubts.None;
    private BrokerTopics _brokers = BrokerTopics.None;

    public void NoteTopics(string nameServer, IReadOnlySet<string> topics, DateTimeOffset at) =>
        Locked(() => _topics.Note(nameServer, topics, at));

    public void NoteOrders(string nameServer, IReadOnlyDictionary<string, string> topics, DateTimeOffset at) =>
        Locked(() => _orders.Note(nameServer, topics, at));

    public void NoteConfiguration(string nameServer, IReadOnlyDictionary<string, string> settings, DateTimeOffset at) =>
        Locked(() => _configurations.Note(nameServer, settings, at));

    public void NoteRoute(string topic, IEnumerable<(string NameServer, ImmutableArray<RouteEntry> Entries)> answers, DateTimeOffset at) =>
        Locked(() => _routes.Note(topic, answers, at));

    /// <summary>What the brokers said in the collection that just ended.</summary>
    public void NoteBrokers(BrokerTopics brokers) => Locked(() => _brokers = brokers);

    /// <summary>Compares the name servers that answered.</summary>
    /// <param name="registries">Those that answered, with what they list.</param>
    /// <param name="isWhole">Whether all did.</param>
    /// <param name="wanted">Which topics are of interest.</param>
    /// <param name="now">The time.</param>
    public NameServerComparison Compare(
        IEnumerable<(string NameServer, Registry Registry)> registries, bool isWhole, WantedTopics wanted, DateTimeOffset now) => Locked(() =>
    {
        List<NameServerTables> tables =
        [
            .. registries.Select(entry => new NameServerTables(entry.NameServer, entry.Registry)
            {
                Topics = _topics.Of(entry.NameServer, now),
                OrderTopics = _orders.Of(entry.NameServer, now),
                Configuration = _configurations.Of(entry.NameServer, now),
            }),
        ];
        _routes.DropOld(now);
        var report = _watch.Observe(tables, isWhole, _routes.Topics, _brokers, wanted.IsUserTopic, now);
        var wiped = WipedPermission.Find(tables, _routes.Topics, _brokers);
        var settled = _wipes.Observe(wiped, isWhole, now);
        var comparison = new NameServerComparison
        {
            NameServers = tables,
            Report = report,
            LastAgreed = _watch.LastAgreed,
            Wiped = settled.Where(IsConfirmed).ToHashSet(),
            Unconfirmed = wiped.Select(entry => entry.Wiped).Where(entry => !IsConfirmed(entry))
                .GroupBy(entry => entry.Broker, StringComparer.Ordinal).ToDictionary(broker => broker.Key, broker => broker.Max(_wipes.FirstOf)),
            ActingMasters = ActingMasters.Find(tables, _routes.Topics),
            Health = tables.ToDictionary(entry => entry.Name, entry => RouteHealth.Of(entry, _routes.Topics)),
            OldestRoute = now - _routes.OldestAt,
            Brokers = _brokers,
        };
        _doubts = RouteDoubts.Of(report, wiped.Select(entry => entry.Wiped.Topic), tables, _routes.Topics);
        return comparison;
    });

    /// <summary>What to ask between collections: of all topics that name servers list or brokers have, and of which first.</summary>
    public (IReadOnlySet<string> Topics, RouteDoubts Doubts) Questions(IEnumerable<string> onBrokers, DateTimeOffset now) => Locked(() =>
    {
        var topics = onBrokers.ToHashSet(StringComparer.Ordinal);
        foreach (var list in _topics.Fresh(now))
            topics.UnionWith(list);
        _routes.Keep(topics);
        return ((IReadOnlySet<string>)topics, _doubts);
    });

    // Since it was first seen to be gone, the broker has said that it would take writes.
    private bool IsConfirmed(WipedPermission wiped) => _brokers.KnowsPermissionSince(wiped.Broker, _wipes.FirstOf(wiped));

    private void Locked(Action action)
    {
        lock (_lock)
            action();
    }

    private T Locked<T>(Func<T> function)
    {
        lock (_lock)
            return function();
    }
}
