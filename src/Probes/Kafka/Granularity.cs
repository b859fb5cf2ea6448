namespace Probes.Kafka;

/// <summary>Whether series stop at topics and groups, or go down to partitions.</summary>
internal enum Granularity
{
    Topic,
    Partition,
}
