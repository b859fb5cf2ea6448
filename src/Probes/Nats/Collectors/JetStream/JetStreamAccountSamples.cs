using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Client;
using Probes.Nats.Metrics.JetStream;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>
/// Writes what accounts take in one cluster. Servers tell the same sums, so one of them has the word: the meta group's leader,
/// so that targets with a server each do not tell them several times.
/// </summary>
internal static class JetStreamAccountSamples
{
    public static void Add(SampleSink sink, string cluster, IReadOnlyList<(ServerIdentity Server, Jsz Value)> told, NameFilter filter)
    {
        var owner = told.FirstOrDefault(one => one.Value.MetaCluster is not { } meta || meta.Leader == one.Server.Name);
        if (owner.Value is null && told.All(one => string.IsNullOrEmpty(one.Value.MetaCluster?.Leader)))
            owner = told[0];
        foreach (var account in (owner.Value?.AccountDetails ?? []).DistinctBy(account => account.Name))
        {
            if (filter.Admits(account.Name ?? ""))
                Add(sink, account, [cluster, account.Name ?? ""]);
        }
    }

    private static void Add(SampleSink sink, Jsz.AccountDetail account, ReadOnlySpan<string> labels)
    {
        sink.Add(JetStreamAccountMetrics.Memory, account.Memory, labels);
        sink.Add(JetStreamAccountMetrics.Storage, account.Storage, labels);
        Limits.Add(sink, JetStreamAccountMetrics.MemoryLimit, account.ReservedMemory, labels);
        Limits.Add(sink, JetStreamAccountMetrics.StorageLimit, account.ReservedStorage, labels);
        if (account.Api is not { } api)
            return;
        sink.Add(JetStreamAccountMetrics.ApiRequests, api.Total, labels);
        sink.Add(JetStreamAccountMetrics.ApiErrors, api.Errors, labels);
    }
}
