namespace Probes.Kafka.Model.Topics;

/// <summary>Settings of a topic that explain its numbers.</summary>
/// <param name="CleanupPolicy">delete, compact, or both; empty: not told.</param>
/// <param name="MinInSync">min.insync.replicas; null: not told.</param>
/// <param name="RetentionMs">retention.ms; null: not told, or for ever.</param>
/// <param name="RetentionBytes">retention.bytes; null: not told, or without limit.</param>
internal sealed record TopicSettings(string CleanupPolicy, int? MinInSync, long? RetentionMs, long? RetentionBytes);
