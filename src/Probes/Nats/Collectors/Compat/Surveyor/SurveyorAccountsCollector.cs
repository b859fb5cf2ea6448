using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Client;
using Probes.Nats.Collectors.Accounts;
using Probes.Nats.Metrics.Compat.Surveyor;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Compat.Surveyor;

/// <summary>What do accounts do on each server, in the words of nats-surveyor?</summary>
internal sealed class SurveyorAccountsCollector : ICollector<NatsCollection>
{
    private static readonly Fields<Accstatz.AccountStat> _fields = new(
        (AccountMetrics.Connections, account => account.Conns),
        (AccountMetrics.AllConnections, account => account.TotalConns),
        (AccountMetrics.LeafNodes, account => account.Leafnodes),
        (AccountMetrics.Subscriptions, account => account.NumSubscriptions),
        (AccountMetrics.SlowConsumers, account => account.SlowConsumers),
        (AccountMetrics.SentBytes, account => account.Sent?.Bytes),
        (AccountMetrics.ReceivedBytes, account => account.Received?.Bytes),
        (AccountMetrics.SentMessages, account => account.Sent?.Msgs),
        (AccountMetrics.ReceivedMessages, account => account.Received?.Msgs));

    public CollectorDescription Description { get; } =
        new("compat_surveyor_accounts", TimeSpan.Zero, TimeSpan.Zero) { Page = NatsSurveyorPage.Name };

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var documents = await collection.DocumentsAsync(Questions.Accstatz);
        var register = await AccountDirectory.LearnAsync(collection);
        foreach (var (server, accstatz) in documents)
        {
            var cluster = collection.System.ClusterOf(server);
            var accounts = accstatz.AccountStatz ?? [];
            sink.Add(CoreMetrics.ActiveAccounts, accounts.Count(account => account.Conns + account.Leafnodes > 0), cluster, server.Name, server.Id);
            foreach (var account in accounts)
            {
                var (id, name) = (account.Acc ?? "", register.NameOf(account.Acc));
                if (!collection.System.Options.Accounts.Admits(name))
                    continue;
                known.Add(id);
                _fields.Add(sink, account, cluster, server.Name, server.Id, id, name);
            }
        }

        sink.Add(AccountMetrics.Count, known.Count, collection.System.Context.Target);
    }
}
