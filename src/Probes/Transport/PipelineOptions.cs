namespace Probes.Transport;

/// <summary>How a connection is used.</summary>
internal sealed record PipelineOptions
{
    /// <summary>Requests in flight at most: enough to hide the round trip, few enough for a broker's admin queue.</summary>
    public int Window { get; init; } = 32;

    /// <summary>The longest frame accepted, in bytes. Offset tables of large clusters are megabytes; a gigabyte is an error.</summary>
    public int MaximumFrame { get; init; } = 256 * 1024 * 1024;

    /// <summary>
    /// Whether the peer works at one request after the other: the time of a request then begins when what was asked before it is answered,
    /// and only the oldest can be late.
    /// </summary>
    public bool InTurn { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Called with the bytes of each write.</summary>
    public Action<int> Sent { get; init; } = static _ => { };

    /// <summary>Called with the bytes of each read.</summary>
    public Action<int> Received { get; init; } = static _ => { };
}
