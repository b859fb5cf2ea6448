using Probes.Contract;
using Probes.Kafka.Metrics.Compat.Kminion;
using Probes.Metrics;

namespace Probes.Kafka.Collectors.Compat.Kminion;

/// <summary>What topics are there, in the words of kminion?</summary>
internal sealed class KminionTopicInfoCollector : ICollector<KafkaCollection>
{
    /// <summary>What kminion writes for a setting that it was not told.</summary>
    private const string Unknown = "N/A";

    public CollectorDescription Description { get; } =
        new("compat_kminion_topic_info", TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(20)) { Page = KminionPage.Name };

    public async Task CollectAsync(KafkaCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var (system, view) = (collection.System, await collection.ViewAsync());
        // Topics are known also where their settings are refused.
        var settings = (await Peer.AskAsync(collection.SettingsAsync)).Value;
        foreach (var topic in view.Topics.Where(system.Admits))
        {
            var policy = settings?.GetValueOrDefault(topic.Name)?.CleanupPolicy;
            sink.Add(
                KminionTopicMetrics.Info, 1L, system.NameOf(view), topic.Name, NumberText.Of(topic.Partitions.Length), NumberText.Of(topic.ReplicationFactor),
                string.IsNullOrEmpty(policy) ? Unknown : policy);
        }
    }
}
