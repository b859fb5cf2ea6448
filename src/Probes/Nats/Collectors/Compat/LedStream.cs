using Probes.Nats.Client;
using Probes.Nats.Collectors.JetStream;

namespace Probes.Nats.Collectors.Compat;

/// <summary>A stream as one of its leaders has it, and the names that older exporters want with it.</summary>
/// <param name="Cluster">The value of the label <c>cluster</c>.</param>
/// <param name="Domain">JetStream's domain; empty: it has no name.</param>
/// <param name="Account">The account's name.</param>
/// <param name="AccountId">The account's public key, or its name where it has none.</param>
/// <param name="Stream">The leader's copy: the stream's leader, or that of the consumer that it is there for.</param>
internal sealed record LedStream(string Cluster, string Domain, string Account, string AccountId, StreamCopy Stream)
{
    public ServerIdentity Server => Stream.Server;

    public string Name => Stream.Detail.Name ?? "";
}
