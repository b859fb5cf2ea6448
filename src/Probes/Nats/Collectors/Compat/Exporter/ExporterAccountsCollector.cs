using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Client;
using Probes.Nats.Collectors.Accounts;
using Probes.Nats.Metrics.Compat.Exporter;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Compat.Exporter;

/// <summary>What do accounts do on each server, in the words of prometheus-nats-exporter?</summary>
internal sealed class ExporterAccountsCollector : ICollector<NatsCollection>
{
    private static readonly Fields<Accstatz.AccountStat> _fields = new(
        (AccountMetrics.Connections, account => account.Conns),
        (AccountMetrics.AllConnections, account => account.TotalConns),
        (AccountMetrics.Subscriptions, account => account.NumSubscriptions),
        (AccountMetrics.LeafNodes, account => account.Leafnodes),
        (AccountMetrics.SentMessages, account => account.Sent?.Msgs),
        (AccountMetrics.SentBytes, account => account.Sent?.Bytes),
        (AccountMetrics.ReceivedMessages, account => account.Received?.Msgs),
        (AccountMetrics.ReceivedBytes, account => account.Received?.Bytes),
        (AccountMetrics.SlowConsumers, account => account.SlowConsumers));

    private static readonly Fields<Accstatz.AccountStat> _details = new(
        (AccountMetrics.DetailConnections, account => account.Conns),
        (AccountMetrics.DetailLeafNodes, account => account.Leafnodes),
        (AccountMetrics.DetailSubscriptions, account => account.NumSubscriptions));

    public CollectorDescription Description { get; } =
        new("compat_exporter_accounts", TimeSpan.Zero, TimeSpan.Zero) { Page = NatsExporterPage.Name };

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var systemAccounts = (await collection.DocumentsAsync(Questions.Varz)).ToDictionary(overview => overview.Server.Id, overview => overview.Value.SystemAccount);
        var documents = await collection.DocumentsAsync(Questions.Accstatz);
        var register = await AccountDirectory.LearnAsync(collection);
        foreach (var (server, accstatz) in documents)
        {
            var cluster = collection.System.ClusterOf(server);
            foreach (var account in accstatz.AccountStatz ?? [])
            {
                var (id, name) = (account.Acc ?? "", register.NameOf(account.Acc));
                if (!collection.System.Options.Accounts.Admits(name))
                    continue;
                _fields.Add(sink, account, cluster, server.Name, id, id, name);
                _details.Add(sink, account, cluster, server.Name, id, name);
                if (systemAccounts.GetValueOrDefault(server.Id) is { } systemAccount)
                    sink.Add(AccountMetrics.DetailIsSystem, id == systemAccount, cluster, server.Name, id, name);
            }
        }
    }
}
