namespace Probes.Nats.Model.Links;

/// <summary>One connection of a server to another.</summary>
/// <param name="Peer">Who is at the other end: the name that connections are summed by.</param>
/// <param name="Connection">What tells it from other connections of the server.</param>
/// <param name="Traffic">What went over it.</param>
/// <param name="PendingBytes">What waits to be sent; null if it is not told.</param>
/// <param name="RoundTripSeconds">As the server measured it; null if it has not.</param>
/// <param name="Subscriptions">What the other end wants.</param>
internal sealed record Link<TPeer>(
    TPeer Peer, string Connection, LinkTraffic Traffic, long? PendingBytes, double? RoundTripSeconds, long Subscriptions)
    where TPeer : notnull;
