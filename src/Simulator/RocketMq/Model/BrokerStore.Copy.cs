namespace Simulator.RocketMq.Model;

internal sealed partial class BrokerStore
{
    /// <summary>What a slave has that copies no more: all this as it is now, and standing still; of timers nothing.</summary>
    public BrokerStore Copy()
    {
        var copy = new BrokerStore(Cluster, Name, Now)
        {
            BootTime = BootTime,
            Offsets = Offsets.Copy(Now),
            Delays = Delays.Copy(),
            Timers = new TimerWheel(Now) { IsOn = Timers.IsOn },
            PopPairs = [.. PopPairs],
            PopKeepsPulls = PopKeepsPulls,
            StaticTopics = new(StaticTopics, StringComparer.Ordinal),
            LightOffsets = new(LightOffsets, StringComparer.Ordinal),
            Totals = Totals.Copy(),
            TopicVersion = TopicVersion.Copy(),
            GroupVersion = GroupVersion.Copy(),
            CommitLogEnd = CommitLogEnd,
        };
        foreach (var (name, queues) in topics)
        {
            copy.topics[name] = queues.Copy();
        }

        foreach (var (name, config) in groups)
        {
            copy.groups[name] = config;
        }

        return copy;
    }
}
