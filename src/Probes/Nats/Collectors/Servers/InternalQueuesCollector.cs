using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Client;
using Probes.Nats.Metrics;
using Probes.Nats.Model.Servers;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Servers;

/// <summary>How much waits inside the servers?</summary>
internal sealed class InternalQueuesCollector : ICollector<NatsCollection>
{
    public CollectorDescription Description { get; } = new("internal_queues", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        foreach (var (server, queues) in await collection.KnownDocumentsAsync(Questions.Ipqueuesz))
            Add(new ServerSeries(sink, collection.System.ClusterOf(server), server.Name), queues);
    }

    // Empty queues are not told, but all purposes are: a series that comes and goes is hard to alert on.
    internal static void Add(ServerSeries series, Ipqueuesz queues)
    {
        var pending = queues.ToLookup(queue => QueuePurpose.Of(queue.Key), queue => (long)queue.Value.Pending);
        foreach (var purpose in QueuePurpose.All)
        {
            series.Add(ServerHealthMetrics.QueuedMessages, pending[purpose].Sum(), purpose);
            series.Add(ServerHealthMetrics.LongestQueue, pending[purpose].DefaultIfEmpty().Max(), purpose);
        }
    }
}
