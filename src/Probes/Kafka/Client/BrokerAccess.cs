using Probes.Transport;

namespace Probes.Kafka.Client;

/// <summary>How brokers are talked to.</summary>
internal sealed record BrokerAccess
{
    /// <summary>How long a connection may take, and how long a broker may be silent over a request.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Requests in flight per connection.</summary>
    public required int Window { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Opens a connection; replaced by tests.</summary>
    public required Func<Endpoint, TimeSpan, CancellationToken, Task<Stream>> Dial { get; init; }

    /// <summary>Whether what is dialled has TLS on it.</summary>
    public bool IsSecured { get; init; }

    /// <summary>As whom; null: nobody.</summary>
    public Account? Account { get; init; }

    /// <summary>Where connections that fail are told.</summary>
    public required ConnectionLog Log { get; init; }
}
