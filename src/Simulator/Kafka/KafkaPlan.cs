using System.Collections.Immutable;
using Simulator.Kafka.Security;
using Simulator.Kafka.Topologies;
using Simulator.Kafka.Traffic;

namespace Simulator.Kafka;

/// <summary>What a cluster is like at its start.</summary>
internal sealed record KafkaPlan
{
    /// <summary>Their ids are 1, 2, ...</summary>
    public int Brokers { get; init; } = 3;

    public KafkaRelease Release { get; init; } = KafkaRelease.V4_0;

    public string ClusterId { get; init; } = "c2ltdWxhdGVkLWthZmthQQ";

    public ImmutableArray<TopicPlan> Topics { get; init; } = [];

    public ImmutableArray<GroupPlan> Groups { get; init; } = [];

    /// <summary>The host that brokers say they are; they listen on 127.0.0.1.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>The first broker's port, the next has one more; 0 for any.</summary>
    public int Port { get; init; }

    /// <summary>broker.rack of each broker; those left over have none.</summary>
    public ImmutableArray<string> Racks { get; init; } = [];

    /// <summary>auto.create.topics.enable: whether a topic that is named in Metadata comes to be.</summary>
    public bool AutoCreateTopics { get; init; } = true;

    /// <summary>Null: in plain.</summary>
    public KafkaTls? Tls { get; init; }

    /// <summary>Null: everybody is let in.</summary>
    public KafkaSasl? Sasl { get; init; }

    /// <summary>What moves when <see cref="KafkaSimulation.Advance"/> is called.</summary>
    public TrafficPlan Traffic { get; init; } = new();

    /// <summary>Whether traffic moves by the clock.</summary>
    public bool RealTime { get; init; }
}
