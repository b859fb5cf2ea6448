using System.Collections.Immutable;

namespace Probes.Kafka.Protocol;

/// <summary>Some partitions of a topic.</summary>
internal sealed record TopicPartitions(string Topic, ImmutableArray<int> Partitions);
