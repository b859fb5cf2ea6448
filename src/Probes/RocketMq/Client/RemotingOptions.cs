using Probes.Transport;

namespace Probes.RocketMq.Client;

/// <summary>How name servers and brokers are talked to.</summary>
internal sealed record RemotingOptions
{
    /// <summary>How long a connection may take, and how long a request may stay without a reply.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Requests in flight per connection.</summary>
    public required int Window { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Who may ask what takes a peer long.</summary>
    public SlowTurns Turns { get; init; } = new();

    /// <summary>Opens a connection; replaced by tests.</summary>
    public required Func<Endpoint, TimeSpan, CancellationToken, Task<Stream>> Dial { get; init; }
}
