using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Collectors.JetStream;
using Probes.Nats.Metrics.Compat.Surveyor;

namespace Probes.Nats.Collectors.Compat.Surveyor;

/// <summary>How far is each server in the meta group's log, in the words of nats-surveyor?</summary>
internal sealed class SurveyorRaftCollector : ICollector<NatsCollection>
{
    public CollectorDescription Description { get; } =
        new("compat_surveyor_raft", TimeSpan.Zero, TimeSpan.Zero) { Page = NatsSurveyorPage.Name };

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        foreach (var (server, group) in await MetaRaftCollector.GroupsAsync(collection))
        {
            ReadOnlySpan<string> labels = [server.Id, server.Name, collection.System.ClusterOf(server)];
            sink.Add(RaftMetrics.Committed, group.Committed, labels);
            sink.Add(RaftMetrics.Applied, group.Applied, labels);
            sink.Add(RaftMetrics.Pindex, group.Pindex, labels);
        }
    }
}
