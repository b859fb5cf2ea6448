namespace Simulator.Kafka.Traffic;

/// <summary>Messages that come into a topic.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Rate">Messages a second, in all partitions together.</param>
internal sealed record ProducerFlow(string Topic, double Rate)
{
    /// <summary>What is older is deleted.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromHours(2);
}
