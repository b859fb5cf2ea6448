namespace Probes.Nats.Model.JetStream;

/// <summary>A member of a raft group beside the leader, as the leader sees it.</summary>
/// <param name="Name">Its server's name.</param>
/// <param name="IsCurrent">Whether it has everything.</param>
/// <param name="IsOffline">Whether its server is away.</param>
internal readonly record struct RaftPeer(string Name, bool IsCurrent, bool IsOffline);
