namespace Probes.Nats.Collectors.Subscriptions;

/// <summary>A subscription of a client. Without a queue group, <see cref="Group"/> is empty.</summary>
internal readonly record struct ClientSubscription(string Cluster, string Account, string ServerId, ulong Cid, string Subject, string Group);
