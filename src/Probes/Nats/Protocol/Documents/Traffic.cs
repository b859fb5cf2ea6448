namespace Probes.Nats.Protocol.Documents;

/// <summary>server.DataStats: messages and bytes in one direction.</summary>
internal sealed record Traffic
{
    public long Msgs { get; init; }

    public long Bytes { get; init; }
}
