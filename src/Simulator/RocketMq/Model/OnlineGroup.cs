namespace Simulator.RocketMq.Model;

/// <summary>What the brokers know of a consumer group from its heartbeats. Offline groups have none.</summary>
internal sealed record OnlineGroup(string Name)
{
    public required IReadOnlyList<ConsumerClient> Clients { get; init; }

    public required IReadOnlyList<Subscription> Subscriptions { get; init; }

    /// <summary>Clients that run and can reach a broker.</summary>
    public List<ConsumerClient> ClientsOf(string broker, long now) =>
        [.. ClientsAt(now).Where(client => !client.Unreachable.Contains(broker))];

    /// <summary>Clients that run.</summary>
    public IEnumerable<ConsumerClient> ClientsAt(long now) => Clients.Where(client => client.From <= now && now < client.Until);

    public bool IsBroadcasting { get; init; }

    /// <summary>Pull consumers say CONSUME_ACTIVELY. POP consumers look like push consumers here.</summary>
    public bool IsPull { get; init; }

    public string ConsumeFromWhere => IsPull ? "CONSUME_FROM_LAST_OFFSET" : "CONSUME_FROM_FIRST_OFFSET";

    public string ConsumeType => IsPull ? "CONSUME_ACTIVELY" : "CONSUME_PASSIVELY";

    public string MessageModel => IsBroadcasting ? "BROADCASTING" : "CLUSTERING";
}
