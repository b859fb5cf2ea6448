using Probes.Metrics;
using Probes.Nats.Client;
using Probes.Nats.Metrics.JetStream;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>Writes what accounts take in one cluster.</summary>
internal sealed class JetStreamAccountSamples
{
    private readonly AccountApiTotals _api = new();

    public void Add(SampleSink sink, string cluster, IReadOnlyList<(ServerIdentity Server, Jsz Value)> told, NatsSystem system)
    {
        foreach (var account in AccountTeller.Of(told))
        {
            var name = system.Accounts.NameOf(account.Id ?? account.Name);
            if (system.Options.Accounts.Admits(name))
                Add(sink, account, cluster, name);
        }
    }

    private void Add(SampleSink sink, Jsz.AccountDetail account, string cluster, string name)
    {
        ReadOnlySpan<string> labels = [cluster, name];
        sink.Add(JetStreamAccountMetrics.Memory, account.Memory, labels);
        sink.Add(JetStreamAccountMetrics.Storage, account.Storage, labels);
        // Both 0: an account whose limits are by tier, which are not told here, and none that may keep nothing.
        if (account.ReservedMemory != 0 || account.ReservedStorage != 0)
        {
            Limits.Add(sink, JetStreamAccountMetrics.MemoryLimit, account.ReservedMemory, labels);
            Limits.Add(sink, JetStreamAccountMetrics.StorageLimit, account.ReservedStorage, labels);
        }

        if (account.Api is not { } api)
            return;
        var (requests, errors) = _api.Observe(cluster, name, api.Total, api.Errors);
        sink.Add(JetStreamAccountMetrics.ApiRequests, requests, labels);
        sink.Add(JetStreamAccountMetrics.ApiErrors, errors, labels);
    }
}
