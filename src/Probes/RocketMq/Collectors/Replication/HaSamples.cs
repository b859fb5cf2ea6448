using Probes.Metrics;
using Probes.RocketMq.Collectors.Brokers;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Replication;

/// <summary>Writes how the members of one broker group are connected.</summary>
internal static class HaSamples
{
    /// <param name="sink">Takes the samples.</param>
    /// <param name="group">The broker group.</param>
    /// <param name="isListed">Whether a name server lists a member; one that was taken away is missed by nobody.</param>
    /// <param name="statusOf">What a member said; null: nothing lately.</param>
    public static void Add(SampleSink sink, BrokerGroup group, Func<BrokerMember, bool> isListed, Func<BrokerMember, HaStatus?> statusOf)
    {
        foreach (var member in group.Members)
        {
            switch (statusOf(member))
            {
                // What the broker says of its own role counts: it may have been elected since the name server said otherwise.
                case { IsMaster: true } status:
                    AddMaster(sink, member, status);
                    if (member.IsMaster)
                        AddSlavesOf(sink, group with { Members = [.. group.Members.Where(isListed)] }, status);
                    break;
                case { IsMaster: false, Client: { } client }:
                    AddSlave(sink, member, client);
                    break;
            }
        }
    }

    private static void AddMaster(SampleSink sink, BrokerMember master, HaStatus status)
    {
        ReadOnlySpan<string> labels = [master.Cluster, master.Broker, BrokerLabels.IdOf(master)];
        sink.Add(ReplicationMetrics.Connected, status.Connections.Count, labels);
        if (status.InSyncSlaves is { } inSync)
            sink.Add(ReplicationMetrics.InSync, inSync, labels);
        if (status.Connections.Max(connection => connection.Behind) is { } behind)
            sink.Add(ReplicationMetrics.AckLag, Math.Max(0, behind), labels);
        sink.Add(ReplicationMetrics.Sent, status.Connections.Sum(connection => connection.BytesPerSecond ?? 0), labels);
    }

    private static void AddSlavesOf(SampleSink sink, BrokerGroup group, HaStatus status)
    {
        foreach (var (slave, inSync) in HaConnections.InSync(group, status.Connections))
            sink.Add(ReplicationMetrics.SlaveInSync, inSync, slave.Cluster, slave.Broker, BrokerLabels.IdOf(slave));
    }

    private static void AddSlave(SampleSink sink, BrokerMember slave, HaClient client)
    {
        ReadOnlySpan<string> labels = [slave.Cluster, slave.Broker, BrokerLabels.IdOf(slave)];
        if (client.BytesPerSecond is { } rate)
            sink.Add(ReplicationMetrics.Received, rate, labels);
        if (client.LastReadTimestamp > 0)
            sink.Add(ReplicationMetrics.LastRead, client.LastReadTimestamp / 1000.0, labels);
        if (client.MasterFlushOffset > 0)
            sink.Add(ReplicationMetrics.MasterFlushed, client.MasterFlushOffset, labels);
    }
}
