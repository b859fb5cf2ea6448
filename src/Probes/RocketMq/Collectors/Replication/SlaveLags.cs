using Probes.Metrics;
using Probes.RocketMq.Collectors.Brokers;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Model;

namespace Probes.RocketMq.Collectors.Replication;

/// <summary>
/// How far slaves are behind, over collections. A broker name keeps its history when another member becomes its master: the
/// commit log is the same one, as far as the new master has it.
/// </summary>
internal sealed class SlaveLags
{
    private readonly Dictionary<(string Cluster, string Broker), ReplicationHistory> _histories = [];

    public void Add(SampleSink sink, IReadOnlyCollection<GroupLogs> groups)
    {
        foreach (var group in groups)
            Add(sink, group);
        var present = groups.Select(group => (group.Group.Cluster, group.Group.Broker)).ToHashSet();
        foreach (var gone in _histories.Keys.Where(key => !present.Contains(key)).ToList())
            _histories.Remove(gone);
    }

    private void Add(SampleSink sink, GroupLogs logs)
    {
        // A master without slaves is behind nobody, and one that is silent says nothing of how far its slaves are behind.
        if (logs.MasterEnd is not { } end || logs.Group.Members.Length == 1)
            return;
        var key = (logs.Group.Cluster, logs.Group.Broker);
        if (!_histories.TryGetValue(key, out var history))
            _histories[key] = history = new ReplicationHistory();
        history.Observe(logs.AskedAt, end);
        foreach (var (slave, position) in logs.Slaves)
        {
            var lag = history.LagOf(position);
            ReadOnlySpan<string> labels = [slave.Cluster, slave.Broker, BrokerLabels.IdOf(slave)];
            sink.Add(ReplicationMetrics.LagBytes, lag.Bytes, labels);
            if (lag.Seconds is { } seconds)
                sink.Add(ReplicationMetrics.LagSeconds, seconds, labels);
        }

        // While a slave is away it may still need everything.
        if (logs.Slaves.Count == logs.Group.Members.Length - 1)
            history.Forget(logs.Slaves.Min(entry => entry.End));
    }
}
