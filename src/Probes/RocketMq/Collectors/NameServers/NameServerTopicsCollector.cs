using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.NameServers;

/// <summary>How many topics does each name server know? Every minute: a 5.x name server logs a warning for each such request.</summary>
internal sealed class NameServerTopicsCollector : ICollector<RocketMqCollection>
{
    public CollectorDescription Description { get; } = new("name_server_topics", TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(3));

    public async Task CollectAsync(RocketMqCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var answers = await NameServerSurvey.AskAllAsync(
            collection, RequestCode.GetAllTopicListFromNameServer, static async (client, token) => new Told(await client.TopicsAsync(token)), cancellationToken);
        var view = await collection.ViewAsync();
        var wanted = new WantedTopics(collection.Cluster.Options, view.Names);
        var now = collection.Cluster.Time.GetUtcNow();
        foreach (var (nameServer, told) in answers)
        {
            // It may be configured not to tell. Then its routes say which topics it has.
            if (told.List is not { } list)
                continue;
            collection.Cluster.NameServerMemory.NoteTopics(nameServer.Name, list.Topics.Where(wanted.Includes).ToHashSet(StringComparer.Ordinal), now);
            var kinds = list.Topics.CountBy(topic => TopicName.KindOf(topic, view.Names)).ToDictionary();
            foreach (var (kind, label) in new[]
                { (TopicKind.User, "user"), (TopicKind.Retry, "retry"), (TopicKind.Dlq, "dlq"), (TopicKind.System, "system") })
            {
                sink.Add(NameServerMetrics.Topics, kinds.GetValueOrDefault(kind), collection.Cluster.Context.Target, nameServer.Name, label);
            }
        }
    }

    private sealed record Told(TopicList? List);
}
