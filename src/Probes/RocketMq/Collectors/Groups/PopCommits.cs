using Probes.Lag;
using Probes.RocketMq.Collectors.Positions;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>
/// What commits of groups that consume by POP (5.x) tell. Acknowledgements are buffered in the broker, so that a commit may stay behind for as long as
/// nothing more is consumed; and with popConsumerKVServiceEnable it may never come to the end (apache/rocketmq #10949).
/// </summary>
internal sealed class PopCommits
{
    private readonly ConsumptionMemory _memory;
    private readonly HashSet<(string Cluster, string Broker)> _keepers;

    public PopCommits(Cluster cluster, Survey survey)
    {
        _memory = cluster.Consumption;
        _keepers = survey.Answered.Where(broker => cluster.BrokerOf(broker.Source).Settings is { PopKeepsPulls: true })
            .Select(broker => (broker.Group.Cluster, broker.Group.Broker)).ToHashSet();
    }

    /// <summary>The queues with messages for the group of which the commit tells whether they stand still.</summary>
    public IReadOnlyCollection<PartitionPosition> Telling(PairLag pair, GroupState group) => group.IsPop && _keepers.Count > 0
        ? [.. pair.Lagging.Where(queue => !_keepers.Contains((pair.Cluster, queue.Part)))]
        : pair.Lagging;

    /// <summary>What was published of the topic, where standing still proves something only if that has grown; null otherwise.</summary>
    public long? PublishedOf(PairLag pair, GroupState group) => group.IsPop ? _memory.PublishedOf(pair.Cluster, pair.Topic) : null;
}
