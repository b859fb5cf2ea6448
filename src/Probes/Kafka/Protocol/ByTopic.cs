using System.Collections.Immutable;

namespace Probes.Kafka.Protocol;

/// <summary>What is asked or told of partitions of one topic: name partitions, as in most messages.</summary>
internal sealed record ByTopic<T>(string Name, ImmutableArray<T> Partitions);
