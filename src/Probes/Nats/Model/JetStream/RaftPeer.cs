namespace Probes.Nats.Model.JetStream;

/// <summary>A member of a raft group beside the leader, as the leader sees it.</summary>
/// <param name="Name">Its server's name.</param>
/// <param name="IsCurrent">Whether it has everything.</param>
/// <param name="SaysGoodbye">Whether its server is known to have been shut down.</param>
/// <param name="Silence">How long ago it was last heard of.</param>
internal readonly record struct RaftPeer(string Name, bool IsCurrent, bool SaysGoodbye, TimeSpan Silence)
{
    /// <summary>
    /// After how long the server itself takes a silent member for lost (raft.go, lostQuorumInterval); heartbeats come every second. A
    /// server that is killed says no goodbye, and is called offline only minutes later.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public bool IsOffline => SaysGoodbye || Silence > Patience;
}
