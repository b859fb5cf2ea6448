namespace Probes.Nats.Protocol.Documents;

/// <summary>server.ConnInfo: a client's connection, or a gateway's.</summary>
internal sealed record ConnectionInfo
{
    public ulong Cid { get; init; }

    public string? Kind { get; init; }

    /// <summary>nats, mqtt or websocket.</summary>
    public string? Type { get; init; }

    public string? Ip { get; init; }

    public int Port { get; init; }

    public DateTimeOffset Start { get; init; }

    public DateTimeOffset LastActivity { get; init; }

    public DateTimeOffset? Stop { get; init; }

    /// <summary>Why it was closed.</summary>
    public string? Reason { get; init; }

    /// <summary>Such as 172µs, 1.55ms, 2m3.5s.</summary>
    public string? Rtt { get; init; }

    public long PendingBytes { get; init; }

    public long InMsgs { get; init; }

    public long OutMsgs { get; init; }

    public long InBytes { get; init; }

    public long OutBytes { get; init; }

    public uint Subscriptions { get; init; }

    public string? Name { get; init; }

    public string? Lang { get; init; }

    public string? Version { get; init; }

    public string? Account { get; init; }

    public string? AuthorizedUser { get; init; }

    public string? NameTag { get; init; }

    /// <summary>2.12.0: times that producers were held up for its sake.</summary>
    public long? Stalls { get; init; }
}
