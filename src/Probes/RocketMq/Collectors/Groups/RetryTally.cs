namespace Probes.RocketMq.Collectors.Groups;

/// <summary>What lies in a group's retry and dead-letter topics; null where there is no such topic, or nothing of it is known.</summary>
internal sealed class RetryTally
{
    public long? RetryLag { get; set; }

    public long? RetryPublished { get; set; }

    /// <summary>By the topic that POP read the messages from.</summary>
    public SortedDictionary<string, long> PopRetryLags { get; } = new(StringComparer.Ordinal);

    public long? DlqRetained { get; set; }

    /// <summary>0 if there certainly is no such topic.</summary>
    public long? DlqPublished { get; set; }
}
