namespace Probes.Kafka.Model.Topics;

/// <summary>Where each partition of a topic begins and ends, in the order of <see cref="TopicView.Partitions"/>.</summary>
internal sealed class TopicOffsets
{
    /// <summary>Not told.</summary>
    public const long Unknown = -1;

    public TopicOffsets(TopicView topic)
    {
        Topic = topic;
        var count = topic.Partitions.Length;
        (First, End, ReadAt) = (new long[count], new long[count], new long[count]);
        First.AsSpan().Fill(Unknown);
        End.AsSpan().Fill(Unknown);
    }

    public TopicView Topic { get; }

    /// <summary>The lowest offset that is still there.</summary>
    public long[] First { get; }

    /// <summary>The offset of the next message that consumers will see (high watermark).</summary>
    public long[] End { get; }

    /// <summary>When the end was read, in Unix milliseconds by the exporter's clock.</summary>
    public long[] ReadAt { get; }

    public int UnknownPartitions
    {
        get
        {
            var unknown = 0;
            for (var i = 0; i < End.Length; i++)
                unknown += IsKnown(i) ? 0 : 1;
            return unknown;
        }
    }

    /// <summary>Messages that the partitions hold; compaction may have taken some from between.</summary>
    public long Retained
    {
        get
        {
            var retained = 0L;
            for (var i = 0; i < End.Length; i++)
                retained += IsKnown(i) ? Math.Max(0, End[i] - First[i]) : 0;
            return retained;
        }
    }

    public bool IsKnown(int position) => End[position] >= 0 && First[position] >= 0;
}
