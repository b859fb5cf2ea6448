using System.Collections.Immutable;
using Probes.Kafka.Protocol;

namespace Simulator.Kafka.Model;

/// <summary>A member of a group.</summary>
internal sealed record MemberState(string Id)
{
    public string? InstanceId { get; init; }

    public string ClientId { get; init; } = "consumer";

    /// <summary>As brokers tell it: a slash before the address.</summary>
    public string Host { get; init; } = "/127.0.0.1";

    /// <summary>What it subscribes to.</summary>
    public ImmutableArray<string> Topics { get; init; } = [];

    public ImmutableArray<TopicPartitions> Assignment { get; init; } = [];

    /// <summary>Of the consumer protocol: what it should have; null: what it has.</summary>
    public ImmutableArray<TopicPartitions>? Target { get; init; }

    /// <summary>Of the consumer protocol; null: the group's.</summary>
    public int? Epoch { get; init; }
}
