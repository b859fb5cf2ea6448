namespace Simulator.RocketMq.Topologies;

/// <summary>What a cluster is made of, besides the topics and groups every server brings along.</summary>
internal sealed record Topology(IReadOnlyList<TopicSpec> Topics, IReadOnlyList<GroupSpec> Groups);
