using Simulator.RocketMq.Answers.Broker;

namespace Simulator.RocketMq;

/// <summary>The controllers of one cluster: they have a leader while more than half of them run.</summary>
/// <param name="brokers">The broker groups that they keep, by name.</param>
internal sealed class ControllerQuorum(IReadOnlyDictionary<string, ReplicaGroup> brokers)
{
    private int leader;

    public IReadOnlyDictionary<string, ReplicaGroup> Brokers => brokers;

    public List<SimulatedController> Controllers { get; } = [];

    /// <summary>The leader's index: the same until it goes; null while there is no majority.</summary>
    public int? Leader
    {
        get
        {
            lock (Controllers)
            {
                if (2 * Controllers.Count(controller => controller.IsRunning) <= Controllers.Count)
                {
                    return null;
                }

                return Controllers[leader].IsRunning ? leader : leader = Controllers.First(controller => controller.IsRunning).Index;
            }
        }
    }
}
