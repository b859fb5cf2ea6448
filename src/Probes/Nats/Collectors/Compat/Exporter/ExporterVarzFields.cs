using Probes.Nats.Metrics.Compat.Exporter;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Compat.Exporter;

/// <summary>The numbers of /varz, as prometheus-nats-exporter names them.</summary>
internal static class ExporterVarzFields
{
    public static Fields<Varz> Server { get; } = new(
        (VarzMetrics.Connections, varz => varz.Connections),
        (VarzMetrics.TotalConnections, varz => varz.TotalConnections),
        (VarzMetrics.Subscriptions, varz => varz.Subscriptions),
        (VarzMetrics.SlowConsumers, varz => varz.SlowConsumers),
        (VarzMetrics.Routes, varz => varz.Routes),
        (VarzMetrics.Remotes, varz => varz.Remotes),
        (VarzMetrics.Leafnodes, varz => varz.Leafnodes),
        (VarzMetrics.InMsgs, varz => varz.InMsgs),
        (VarzMetrics.OutMsgs, varz => varz.OutMsgs),
        (VarzMetrics.InBytes, varz => varz.InBytes),
        (VarzMetrics.OutBytes, varz => varz.OutBytes),
        (VarzMetrics.Cpu, varz => varz.Cpu),
        (VarzMetrics.Mem, varz => varz.Mem),
        (VarzMetrics.Cores, varz => varz.Cores),
        (VarzMetrics.Gomaxprocs, varz => varz.Gomaxprocs),
        (VarzMetrics.MaxConnections, varz => varz.MaxConnections),
        (VarzMetrics.MaxSubscriptions, varz => varz.MaxSubscriptions > 0 ? varz.MaxSubscriptions : null),
        (VarzMetrics.PinnedAccountFails, varz => varz.PinnedAccountFails > 0 ? varz.PinnedAccountFails : null),
        (VarzMetrics.MaxControlLine, varz => varz.MaxControlLine),
        (VarzMetrics.MaxPayload, varz => varz.MaxPayload),
        (VarzMetrics.MaxPending, varz => varz.MaxPending),
        (VarzMetrics.WriteDeadline, varz => varz.WriteDeadline),
        (VarzMetrics.Start, varz => varz.Start.ToUnixTimeMilliseconds()),
        (VarzMetrics.ConfigLoadTime, varz => varz.ConfigLoadTime.ToUnixTimeMilliseconds()));

    public static Fields<Varz> Later { get; } = new(
        (VarzLaterMetrics.Gomemlimit, varz => varz.Gomemlimit),
        (VarzLaterMetrics.SlowConsumerStatsClients, varz => varz.SlowConsumerStats?.Clients),
        (VarzLaterMetrics.SlowConsumerStatsRoutes, varz => varz.SlowConsumerStats?.Routes),
        (VarzLaterMetrics.SlowConsumerStatsGateways, varz => varz.SlowConsumerStats?.Gateways),
        (VarzLaterMetrics.SlowConsumerStatsLeafs, varz => varz.SlowConsumerStats?.Leafs),
        (VarzLaterMetrics.StaleConnections, varz => varz.StaleConnections),
        (VarzLaterMetrics.StaleConnectionStatsClients, varz => varz.StaleConnectionStats?.Clients),
        (VarzLaterMetrics.StaleConnectionStatsRoutes, varz => varz.StaleConnectionStats?.Routes),
        (VarzLaterMetrics.StaleConnectionStatsGateways, varz => varz.StaleConnectionStats?.Gateways),
        (VarzLaterMetrics.StaleConnectionStatsLeafs, varz => varz.StaleConnectionStats?.Leafs),
        (VarzLaterMetrics.StalledClients, varz => varz.StalledClients),
        (VarzLaterMetrics.InClientMsgs, varz => varz.InClientMsgs),
        (VarzLaterMetrics.OutClientMsgs, varz => varz.OutClientMsgs),
        (VarzLaterMetrics.InClientBytes, varz => varz.InClientBytes),
        (VarzLaterMetrics.OutClientBytes, varz => varz.OutClientBytes));

    public static Fields<JetStreamVarz> JetStream { get; } = new(
        (VarzJetStreamMetrics.ConfigMaxMemory, js => js.Config is { } config ? Numbers.Limit(config.MaxMemory) : null),
        (VarzJetStreamMetrics.ConfigMaxStorage, js => js.Config is { } config ? Numbers.Limit(config.MaxStorage) : null),
        (VarzJetStreamMetrics.StatsMemory, js => js.Stats?.Memory),
        (VarzJetStreamMetrics.StatsStorage, js => js.Stats?.Storage),
        (VarzJetStreamMetrics.StatsReservedMemory, js => js.Stats is { } stats ? Numbers.Limit(stats.ReservedMemory) : null),
        (VarzJetStreamMetrics.StatsReservedStorage, js => js.Stats is { } stats ? Numbers.Limit(stats.ReservedStorage) : null),
        (VarzJetStreamMetrics.StatsAccounts, js => js.Stats?.Accounts),
        (VarzJetStreamMetrics.StatsHaAssets, js => js.Stats?.HaAssets),
        (VarzJetStreamMetrics.StatsApiTotal, js => js.Stats?.Api?.Total),
        (VarzJetStreamMetrics.StatsApiErrors, js => js.Stats?.Api?.Errors),
        (VarzJetStreamMetrics.MetaClusterSize, js => js.Meta?.ClusterSize),
        (VarzJetStreamLaterMetrics.ApiInflight, js => js.Stats?.Api?.Inflight),
        (VarzJetStreamLaterMetrics.ApiLevel, js => js.Stats?.Api?.Level),
        (VarzJetStreamLaterMetrics.MaxRequestBatch, js => Limit(js.Limits?.MaxRequestBatch)),
        (VarzJetStreamLaterMetrics.MaxAckPending, js => Limit(js.Limits?.MaxAckPending)),
        (VarzJetStreamLaterMetrics.MaxHaAssets, js => Limit(js.Limits?.MaxHaAssets)),
        (VarzJetStreamLaterMetrics.MetaPending, js => js.Meta?.Pending));

    /// <summary>What is counted elsewhere too, but there one would have to ask again.</summary>
    public static Fields<Varz> Links { get; } = new(
        (LinkMetrics.Routes, varz => varz.Routes),
        (LinkMetrics.Connections, varz => varz.Connections),
        (LinkMetrics.ConnectionsTotal, varz => varz.Connections),
        (LinkMetrics.LeafNodes, varz => varz.Leafnodes));

    // 0 or less is no limit.
    private static double? Limit(long? value) => value is > 0 ? value : null;
}
