using Probes.Contract;
using Probes.Nats.Protocol.Wire;

namespace Probes.Nats.Client.SystemAccount;

/// <summary>A connection whose login was accepted.</summary>
internal sealed record Greeting
{
    public required ServerAddress Address { get; init; }

    public required ServerInfo Info { get; init; }

    public required Stream Stream { get; init; }

    /// <summary>Reads the stream; what came with the last answer may be in it already.</summary>
    public required OperationStream Operations { get; init; }

    public required Credentials Credentials { get; init; }

    public required bool IsSecured { get; init; }

    /// <summary>What is subscribed to: everything that begins with this and a dot.</summary>
    public required string Inbox { get; init; }

    public required PeerStatistics Statistics { get; init; }
}
