using Simulator.RocketMq.Model;

namespace Simulator.RocketMq.Traffic;

/// <summary>A group that reads one topic on one broker.</summary>
internal interface IConsumerFlow
{
    string Topic { get; }

    string Group { get; }

    void Tick(BrokerStore store, double seconds);
}
