namespace Probes.Nats.Model.Links;

/// <summary>All connections of one server to one peer.</summary>
internal sealed record LinkSum<TPeer>(
    TPeer Peer, int Connections, LinkTraffic Traffic, long? PendingBytes, double? RoundTripSeconds, long Subscriptions)
    where TPeer : notnull;
