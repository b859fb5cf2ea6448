using Probes.Kafka.Model.Topics;

namespace Probes.Kafka.Collectors.Topics;

/// <summary>Where the partitions of all admitted topics begin and end.</summary>
/// <param name="Topics">By name, in order.</param>
/// <param name="Failure">Why nothing at all was told; null if something was, or there is nothing to tell.</param>
internal sealed record OffsetsReading(IReadOnlyList<TopicOffsets> Topics, Exception? Failure)
{
    private readonly Dictionary<string, TopicOffsets> _byName = Topics.ToDictionary(static topic => topic.Topic.Name, StringComparer.Ordinal);

    public TopicOffsets? Of(string topic) => _byName.GetValueOrDefault(topic);
}
