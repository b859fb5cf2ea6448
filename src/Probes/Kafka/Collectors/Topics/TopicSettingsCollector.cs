using Probes.Contract;
using Probes.Kafka.Metrics;
using Probes.Kafka.Model.Topics;
using Probes.Metrics;

namespace Probes.Kafka.Collectors.Topics;

/// <summary>How are topics configured, as far as it explains their numbers?</summary>
internal sealed class TopicSettingsCollector : ICollector<KafkaCollection>
{
    public CollectorDescription Description { get; } = new("topic_settings", TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(20));

    public async Task CollectAsync(KafkaCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var (system, view) = (collection.System, await collection.ViewAsync());
        var settings = await collection.SettingsAsync();
        foreach (var topic in view.Topics.Where(system.Admits))
            Add(sink, system.NameOf(view), topic, settings.GetValueOrDefault(topic.Name));
    }

    private static void Add(SampleSink sink, string cluster, TopicView topic, TopicSettings? settings)
    {
        sink.Add(TopicSettingMetrics.Info, 1L, cluster, topic.Name, settings?.CleanupPolicy ?? "", topic.IsInternal ? "yes" : "no");
        if (settings?.MinInSync is { } least)
            sink.Add(TopicSettingMetrics.MinInSync, least, cluster, topic.Name);
        if (settings?.RetentionMs is { } time)
            sink.Add(TopicSettingMetrics.Retention, time / 1000.0, cluster, topic.Name);
        if (settings?.RetentionBytes is { } size)
            sink.Add(TopicSettingMetrics.RetentionSize, size, cluster, topic.Name);
    }
}
