namespace Probes.Nats.Protocol.Documents;

/// <summary>server.SlowConsumersStats (2.10.0), and stale connections in the same shape (2.12.0): how many of each kind of connection.</summary>
internal sealed record SlowConsumerStats
{
    public long Clients { get; init; }

    public long Routes { get; init; }

    public long Gateways { get; init; }

    public long Leafs { get; init; }
}
