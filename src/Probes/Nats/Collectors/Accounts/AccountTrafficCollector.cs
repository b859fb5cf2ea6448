using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Client;
using Probes.Nats.Metrics;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Accounts;

/// <summary>Who is connected, and how much do they send?</summary>
internal sealed class AccountTrafficCollector : ICollector<NatsCollection>
{
    public CollectorDescription Description { get; } = new("accounts", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var documents = await collection.DocumentsAsync(Questions.Accstatz);
        var register = await AccountDirectory.LearnAsync(collection);
        foreach (var (server, accounts) in documents)
        {
            foreach (var account in (accounts.AccountStatz ?? []).Where(account => account.Acc is { Length: > 0 }).DistinctBy(account => account.Acc))
            {
                var name = register.NameOf(account.Acc);
                if (collection.System.Options.Accounts.Admits(name))
                    Add(sink, account, collection.System.ClusterOf(server), server.Name, name);
            }
        }
    }

    private static void Add(SampleSink sink, Accstatz.AccountStat account, params ReadOnlySpan<string> labels)
    {
        sink.Add(AccountTrafficMetrics.Connections, account.Conns, labels);
        sink.Add(AccountTrafficMetrics.Leafnodes, account.Leafnodes, labels);
        if (account.NumSubscriptions is { } subscriptions)
            sink.Add(AccountTrafficMetrics.Subscriptions, subscriptions, labels);
        sink.Add(AccountTrafficMetrics.ReceivedMessages, account.Received?.Msgs ?? 0, labels);
        sink.Add(AccountTrafficMetrics.SentMessages, account.Sent?.Msgs ?? 0, labels);
        sink.Add(AccountTrafficMetrics.ReceivedBytes, account.Received?.Bytes ?? 0, labels);
        sink.Add(AccountTrafficMetrics.SentBytes, account.Sent?.Bytes ?? 0, labels);
        sink.Add(AccountTrafficMetrics.SlowConsumers, account.SlowConsumers, labels);
    }
}
