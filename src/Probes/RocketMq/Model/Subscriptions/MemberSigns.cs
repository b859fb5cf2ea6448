using System.Collections.Immutable;

namespace Probes.RocketMq.Model.Subscriptions;

/// <summary>Signs in who is connected where: members that some brokers miss, and client ids that two processes use.</summary>
internal sealed class MemberSigns
{
    /// <summary>
    /// A member that started or ended is known to all brokers after a heartbeat (30 s); one that was killed, and the old
    /// connection of one that reconnected, may be listed for 120 s, looked for each 10 s (ClientHousekeepingService and
    /// ConsumerGroupInfo in apache/rocketmq).
    /// </summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(150);

    private readonly Persistence<(string Broker, string Client)> _missing = new(Settling);
    private readonly Persistence<(string Broker, string Client, string Address)> _addresses = new(Settling);

    /// <summary>By broker, how many members are connected elsewhere and not there.</summary>
    public ImmutableSortedDictionary<string, int> Missing { get; private set; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Client ids with more than one connection to a broker.</summary>
    public ImmutableArray<string> Twice { get; private set; } = [];

    /// <param name="sightings">The newest of each broker that answers.</param>
    public void Observe(IReadOnlyList<GroupSighting> sightings)
    {
        var now = sightings.Max(sighting => sighting.At);
        _missing.Observe(MissingIn(sightings), now);
        _addresses.Observe(
            sightings.SelectMany(sighting => sighting.Clients.GroupBy(client => client.Id)
                .Where(client => client.Skip(1).Any())
                .SelectMany(client => client.Select(connection => ((sighting.Broker, client.Key, connection.Address), sighting.At)))),
            now);
        Missing = _missing.Settled.GroupBy(entry => entry.Broker).ToImmutableSortedDictionary(broker => broker.Key, broker => broker.Count(), StringComparer.Ordinal);
        Twice =
        [
            .. _addresses.Settled.GroupBy(entry => (entry.Broker, entry.Client))
                .Where(client => client.Skip(1).Any())
                .Select(client => client.Key.Client).Distinct().Order(StringComparer.Ordinal),
        ];
    }

    public IReadOnlyList<SubscriptionReason> Found() =>
    [
        .. Missing.IsEmpty ? [] : (SubscriptionReason[])[SubscriptionReason.ClientMissing],
        .. Twice.IsEmpty ? [] : (SubscriptionReason[])[SubscriptionReason.ClientIdTwice],
    ];

    // Proved until the older of two answers: one without the client, and one of another broker with it.
    private static IEnumerable<((string Broker, string Client), DateTimeOffset At)> MissingIn(IReadOnlyList<GroupSighting> sightings)
    {
        var everybody = sightings.SelectMany(sighting => sighting.Clients.Select(client => (client.Id, sighting.At)))
            .GroupBy(client => client.Id, StringComparer.Ordinal)
            .ToDictionary(client => client.Key, client => client.Max(entry => entry.At), StringComparer.Ordinal);
        return sightings.Where(sighting => sighting.IsNeeded).SelectMany(sighting => everybody.Keys
            .Except(sighting.Clients.Select(client => client.Id))
            .Select(client => ((sighting.Broker, client), everybody[client] < sighting.At ? everybody[client] : sighting.At)));
    }
}
