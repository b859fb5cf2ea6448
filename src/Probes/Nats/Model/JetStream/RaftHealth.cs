namespace Probes.Nats.Model.JetStream;

/// <summary>How the copies of a stream or consumer are, by their leader.</summary>
/// <param name="Configured">How many there should be.</param>
/// <param name="Current">How many have everything, the leader's included.</param>
/// <param name="Offline">How many are on servers that are away.</param>
/// <param name="Missing">How many were never placed, or on servers that the leader does not name.</param>
internal readonly record struct RaftHealth(int Configured, int Current, int Offline, int Missing)
{
    /// <summary>
    /// Whether copies are away and one more loss would stop writing: a majority of those configured must be there
    /// (n / 2 + 1). One copy has no majority to lose.
    /// </summary>
    public bool IsAtRisk => Configured > 1 && Offline + Missing > 0 && Configured - Offline - Missing <= (Configured / 2) + 1;

    /// <param name="configured">How many copies the configuration wants; 0 if that is not known, then those that are named.</param>
    /// <param name="peers">Those beside the leader's.</param>
    public static RaftHealth Of(int configured, IReadOnlyCollection<RaftPeer> peers)
    {
        var named = peers.Count + 1;
        var wanted = configured > 0 ? configured : named;
        return new RaftHealth(wanted, 1 + peers.Count(peer => peer.IsCurrent && !peer.IsOffline), peers.Count(peer => peer.IsOffline), Math.Max(0, wanted - named));
    }
}
