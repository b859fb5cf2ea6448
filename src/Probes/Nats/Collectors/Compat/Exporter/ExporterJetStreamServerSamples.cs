using Probes.Metrics;
using Probes.Nats.Client;
using Probes.Nats.Metrics.Compat.Exporter;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Compat.Exporter;

/// <summary>JetStream on one server and its accounts there.</summary>
internal static class ExporterJetStreamServerSamples
{
    private static readonly Fields<Jsz> _server = JetStreamServerFields.Of(
        JetStreamServerMetrics.Disabled, JetStreamServerMetrics.Streams, JetStreamServerMetrics.Consumers, JetStreamServerMetrics.Messages,
        JetStreamServerMetrics.Bytes, JetStreamServerMetrics.MaxMemory, JetStreamServerMetrics.MaxStorage);

    private static readonly Fields<Jsz.AccountDetail> _account = new(
        (JetStreamAccountMetrics.MaxMemory, account => Numbers.Limit(account.ReservedMemory)),
        (JetStreamAccountMetrics.MaxStorage, account => Numbers.Limit(account.ReservedStorage)),
        (JetStreamAccountMetrics.MemoryUsed, account => account.Memory),
        (JetStreamAccountMetrics.StorageUsed, account => account.Storage));

    public static void Add(SampleSink sink, NatsCollection collection, ServerIdentity server, Jsz jsz)
    {
        var (cluster, domain) = (collection.System.ClusterOf(server), jsz.Config?.Domain ?? "");
        // Without a cluster there is no meta group, and that exporter takes the server for its leader.
        var leader = jsz.MetaCluster?.Leader ?? "";
        var isLeader = jsz.MetaCluster is null || leader == server.Name;
        _server.Add(sink, jsz, server.Name, server.Name, cluster, domain, leader, isLeader ? ExporterJetStreamLabels.Yes : "false");
        foreach (var account in jsz.AccountDetails ?? [])
        {
            var name = collection.System.Accounts.NameOf(account.Id ?? account.Name);
            if (collection.System.Options.Accounts.Admits(name))
                _account.Add(sink, account, server.Name, server.Name, cluster, domain, name, name, account.Id ?? name);
        }
    }
}
