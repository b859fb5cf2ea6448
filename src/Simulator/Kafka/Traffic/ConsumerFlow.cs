namespace Simulator.Kafka.Traffic;

/// <summary>A group that consumes a topic and commits.</summary>
/// <param name="Group">The group.</param>
/// <param name="Topic">The topic.</param>
/// <param name="Rate">Messages a second that it can do, in all partitions together; what it has no rate for it does not do at all.</param>
internal sealed record ConsumerFlow(string Group, string Topic, double Rate = double.PositiveInfinity);
