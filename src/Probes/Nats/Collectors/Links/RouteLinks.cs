using System.Globalization;
using Probes.Nats.Model.Links;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Links;

/// <summary>The connections that /routez tells of, by the name of the other server.</summary>
internal static class RouteLinks
{
    /// <param name="told">What a server said.</param>
    /// <param name="names">Servers' names by their ids: before 2.9.16 a route tells the peer's id alone.</param>
    public static IEnumerable<Link<string>> Of(Routez told, IReadOnlyDictionary<string, string> names) =>
        (told.Routes ?? []).Select(route => new Link<string>(
            route.RemoteName is { Length: > 0 } name ? name : names.GetValueOrDefault(route.RemoteId ?? "") ?? route.RemoteId ?? "",
            route.Rid.ToString(CultureInfo.InvariantCulture),
            new LinkTraffic(route.InMsgs, route.OutMsgs, route.InBytes, route.OutBytes),
            route.PendingSize, GoDuration.Seconds(route.Rtt), route.Subscriptions));
}
