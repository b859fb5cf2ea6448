using Probes.Metrics;
using Probes.Nats.Metrics.Compat.Surveyor;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Compat.Surveyor;

/// <summary>JetStream of each account, over all servers of a cluster.</summary>
internal static class SurveyorAccountSamples
{
    private static readonly Fields<IReadOnlyCollection<Jsz.AccountDetail>> _usage = new(
        (AccountJetStreamMetrics.Enabled, _ => 1),
        (AccountJetStreamMetrics.MemoryUsed, accounts => accounts.Sum(account => (double)account.Memory)),
        (AccountJetStreamMetrics.StorageUsed, accounts => accounts.Sum(account => (double)account.Storage)),
        // Each server tells the account's limit, not a share of it.
        (AccountJetStreamMetrics.MemoryReserved, accounts => accounts.Max(account => Numbers.Limit(account.ReservedMemory))),
        (AccountJetStreamMetrics.StorageReserved, accounts => accounts.Max(account => Numbers.Limit(account.ReservedStorage))));

    public static void Add(SampleSink sink, IEnumerable<(string Cluster, Jsz.AccountDetail Account)> copies)
    {
        foreach (var account in copies.GroupBy(copy => (copy.Cluster, Id: copy.Account.Id ?? copy.Account.Name ?? "", Name: copy.Account.Name ?? "")))
            _usage.Add(sink, [.. account.Select(copy => copy.Account)], account.Key.Cluster, account.Key.Id, account.Key.Name);
    }

    public static void Add(SampleSink sink, IEnumerable<LedStream> streams)
    {
        foreach (var account in streams.GroupBy(led => (led.Cluster, led.AccountId, led.Account)))
        {
            var (cluster, id, name) = account.Key;
            sink.Add(AccountJetStreamMetrics.Streams, account.Count(), cluster, id, name);
            foreach (var led in account)
            {
                sink.Add(AccountJetStreamMetrics.Consumers, led.Stream.State.ConsumerCount, cluster, id, name, led.Name);
                sink.Add(AccountJetStreamMetrics.Replicas, 1 + (led.Stream.Detail.Cluster?.Replicas?.Length ?? 0), cluster, id, name, led.Name);
            }
        }
    }
}
