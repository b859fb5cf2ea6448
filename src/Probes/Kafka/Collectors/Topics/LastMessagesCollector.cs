using System.Collections.Concurrent;
using Probes.Contract;
using Probes.Kafka.Model.Topics;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Probes.Metrics;

namespace Probes.Kafka.Collectors.Topics;

/// <summary>When was something last written to each topic? Brokers tell from 3.0 on.</summary>
internal sealed class LastMessagesCollector : ICollector<KafkaCollection>
{
    /// <summary>The first version of ListOffsets that looks for the newest time (KIP-734).</summary>
    public const short FirstWithMaxTimestamp = 7;

    public CollectorDescription Description { get; } = new("last_messages", TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(5)) { MayWait = true };

    public async Task CollectAsync(KafkaCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var (system, view) = (collection.System, await collection.ViewAsync());
        var plan = LeaderPlan.Of(view.Topics.Where(system.Admits));
        foreach (var leader in plan.Leaders)
        {
            if (await CanAsync(system, leader, cancellationToken) == false)
                return;
        }

        var last = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        var failures = await LeaderQuestion.AskAsync(system, plan, 0, static (_, _) => ListOffsetsRequest.MaxTimestamp, Take, cancellationToken);
        if (failures.Count > 0 && failures.Count == plan.Leaders.Count())
            throw failures[0].Failure;
        var (cluster, now) = (system.NameOf(view), system.Now);
        foreach (var (topic, time) in last)
            // Producers date messages themselves, and some of them live in the future.
            sink.Add(MessagingMetrics.TopicLastMessageTimestamp, Math.Min(time, now) / 1000.0, KafkaMetrics.System, cluster, topic);

        void Take(TopicView topic, int position, ListOffsetsResponse.Partition told)
        {
            if (told is { Error: ErrorCode.None, Offset: >= 0, Timestamp: > 0 })
                last.AddOrUpdate(topic.Name, told.Timestamp, (_, known) => Math.Max(known, told.Timestamp));
        }
    }

    /// <summary>Whether a broker can be asked for the newest time; null: it does not say.</summary>
    public static async Task<bool?> CanAsync(KafkaSystem system, int broker, CancellationToken cancellationToken)
    {
        var told = await Peer.AskAsync(async () => new Version(await system.Peers.VersionAsync(broker, ApiKey.ListOffsets, cancellationToken)));
        return told.Value is { Number: { } version } ? version >= FirstWithMaxTimestamp : null;
    }

    private sealed record Version(short? Number);
}
