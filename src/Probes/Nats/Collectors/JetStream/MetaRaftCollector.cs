using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Client;
using Probes.Nats.Metrics.JetStream;
using Probes.Nats.Model.Servers;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>Do all servers know of the same streams? Asked where servers are new enough to tell.</summary>
internal sealed class MetaRaftCollector : ICollector<NatsCollection>
{
    public CollectorDescription Description { get; } = new("meta_raft", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        foreach (var (server, group) in await GroupsAsync(collection))
        {
            ReadOnlySpan<string> labels = [collection.System.ClusterOf(server), server.Name];
            sink.Add(MetaRaftMetrics.Term, group.Term, labels);
            sink.Add(MetaRaftMetrics.Committed, group.Committed, labels);
            sink.Add(MetaRaftMetrics.Applied, group.Applied, labels);
            sink.Add(MetaRaftMetrics.Logged, group.Pindex, labels);
            sink.Add(MetaRaftMetrics.CatchingUp, group.CatchingUp, labels);
        }
    }

    /// <summary>The meta group on each server that tells of it.</summary>
    public static async Task<IReadOnlyList<(ServerIdentity Server, Raftz.Group Group)>> GroupsAsync(NatsCollection collection)
    {
        var servers = (await collection.MetAsync()).Where(met => met.Succeeded).Select(met => met.Server!);
        if (!servers.Any(server => Release.IsAtLeast(server.Version, 2, 10, 17)))
            return [];
        return
        [
            .. (await collection.KnownDocumentsAsync(Questions.Raftz))
                .SelectMany(told => told.Value.Values.Select(groups => (told.Server, Group: groups.GetValueOrDefault(Raftz.MetaGroup))))
                .Where(told => told.Group is not null)
                .DistinctBy(told => told.Server.Id)
                .Select(told => (told.Server, told.Group!)),
        ];
    }
}
