using Probes.Nats.Client;
using Probes.Nats.Collectors.Links;
using Probes.Nats.Model.Links;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Compat;

/// <summary>Asks about gateways where there are any, and goes on counting what went over connections that were closed.</summary>
internal sealed class GatewayQuestion
{
    private readonly LinkLedgers<GatewayEnd> _ledgers = new();

    public async Task<IEnumerable<(ServerIdentity Server, Gatewayz Value, Dictionary<GatewayEnd, LinkTraffic> Traffic)>> AskAsync(NatsCollection collection)
    {
        var overviews = await collection.DocumentsAsync(Questions.Varz);
        return overviews.Any(overview => overview.Value.Gateway?.Name is { Length: > 0 })
            ? (await collection.DocumentsAsync(Questions.Gatewayz)).Select(told => (told.Server, told.Value, Note(collection, told.Server, told.Value))).ToList()
            : [];
    }

    private Dictionary<GatewayEnd, LinkTraffic> Note(NatsCollection collection, ServerIdentity server, Gatewayz told) =>
        _ledgers.Of(collection.System.ClusterOf(server), server.Name).Note(server.Id, GatewayLinks.Of(told)).ToDictionary(sum => sum.Peer, sum => sum.Traffic);
}
