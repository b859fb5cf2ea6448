using System.Collections.Immutable;

namespace Probes.Kafka.Model.Groups;

/// <summary>A group as its coordinator describes it.</summary>
internal sealed record GroupView(string Id)
{
    /// <summary>Of a consumer, classic or not: what carries lag. Others (Kafka Connect's workers) commit nothing to topics.</summary>
    public const string ConsumerType = "consumer";

    /// <summary>Of a Kafka Streams application by its own protocol (KIP-1071): commits as consumers do.</summary>
    public const string StreamsType = "streams";

    /// <summary>The node id of the broker that coordinates it.</summary>
    public int Coordinator { get; init; }

    /// <summary>classic, consumer (KIP-848), share, streams; empty: not told.</summary>
    public string Protocol { get; init; } = "";

    /// <summary>consumer, connect and others; empty for a group that only commits.</summary>
    public string ProtocolType { get; init; } = "";

    public string Assignor { get; init; } = "";

    public GroupState State { get; init; }

    /// <summary>Grows with each change of the group; -1: the protocol does not tell.</summary>
    public int Epoch { get; init; } = -1;

    /// <summary>Who is connected; null: not told.</summary>
    public ImmutableArray<GroupMember>? Members { get; init; }

    /// <summary>What it has committed, by topic; null: not told.</summary>
    public IReadOnlyDictionary<string, Commit[]>? Commits { get; init; }

    /// <summary>How its partitions are shared; null while the members are not known.</summary>
    public Sharing? Sharing { get; init; }

    public bool IsConsumer => ProtocolType is ConsumerType or StreamsType or "";
}
