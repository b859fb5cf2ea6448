using Probes.Metrics;
using Probes.Nats.Collectors.JetStream;
using Probes.Nats.Metrics.Compat.Surveyor;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Compat.Surveyor;

/// <summary>JetStream of each account, over all servers of a cluster.</summary>
internal static class SurveyorAccountSamples
{
    private static readonly Fields<Jsz.AccountDetail> _usage = new(
        (AccountJetStreamMetrics.Enabled, _ => 1),
        (AccountJetStreamMetrics.MemoryUsed, account => account.Memory),
        (AccountJetStreamMetrics.StorageUsed, account => account.Storage),
        (AccountJetStreamMetrics.MemoryReserved, account => Numbers.Limit(account.ReservedMemory)),
        (AccountJetStreamMetrics.StorageReserved, account => Numbers.Limit(account.ReservedStorage)));

    /// <param name="sink">Where to.</param>
    /// <param name="cluster">The value of the label.</param>
    /// <param name="accounts">As one server told them: what it says is of the whole cluster.</param>
    /// <param name="system">Which of them are wanted, and what they go by.</param>
    public static void Add(SampleSink sink, string cluster, IEnumerable<Jsz.AccountDetail> accounts, NatsSystem system)
    {
        foreach (var account in accounts)
        {
            var id = account.Id ?? account.Name ?? "";
            var name = system.Accounts.NameOf(id);
            if (system.Options.Accounts.Admits(name))
                _usage.Add(sink, account, cluster, id, name);
        }
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
                sink.Add(AccountJetStreamMetrics.Replicas, ReplicasOf(led.Stream), cluster, id, name, led.Name);
            }
        }
    }

    // Those that are there are fewer where one is missing; without a configuration they are what is known.
    private static int ReplicasOf(StreamCopy stream) =>
        stream.Config is { NumReplicas: > 0 and var replicas } ? replicas : 1 + (stream.Detail.Cluster?.Replicas?.Length ?? 0);
}
