using Probes.Nats.Client;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>A stream in one server's document.</summary>
/// <param name="Server">Whose document.</param>
/// <param name="Now">The server's clock.</param>
/// <param name="AccountId">What tells its account from all others.</param>
/// <param name="Account">What its account goes by.</param>
/// <param name="Detail">What the server says of it.</param>
internal sealed record FoundStream(ServerIdentity Server, DateTimeOffset Now, string AccountId, string Account, StreamDetail Detail)
{
    /// <summary>Unique on its server.</summary>
    public (string Account, string Stream) Key => (AccountId, Detail.Name ?? "");
}
