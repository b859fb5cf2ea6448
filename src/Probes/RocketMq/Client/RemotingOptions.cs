using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Probes.RocketMq.Protocol;
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

    /// <summary>Adds the account and its signature to a request; as it is where there is no account.</summary>
    public Func<RemotingRequest, RemotingRequest> Sign { get; init; } = static request => request;

    /// <summary>The target's name, for the log.</summary>
    public string Target { get; init; } = "";

    public ILogger Logger { get; init; } = NullLogger.Instance;
}
