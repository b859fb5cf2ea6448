using System.Collections.Immutable;

namespace Probes.Kafka.Model.Groups;

/// <summary>Partitions of a topic that a member has, or should have.</summary>
internal sealed record AssignedTopic(string Topic, ImmutableArray<int> Partitions);
