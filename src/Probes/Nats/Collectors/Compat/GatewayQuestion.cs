using System.Collections.Immutable;
using Probes.Nats.Client;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Compat;

/// <summary>Asks about gateways where there are any.</summary>
internal static class GatewayQuestion
{
    public static async Task<ImmutableArray<(ServerIdentity Server, Gatewayz Value)>> AskAsync(NatsCollection collection)
    {
        var overviews = await collection.DocumentsAsync(Questions.Varz);
        return overviews.Any(overview => overview.Value.Gateway?.Name is { Length: > 0 })
            ? await collection.DocumentsAsync(Questions.Gatewayz)
            : [];
    }
}
