using Probes.Metrics;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>
/// Who takes messages, by group: pulls that wait, or 1 where somebody is bound to what is pushed. Consumers of several streams
/// may have one name, as one application reads them all, and are one group then.
/// </summary>
internal sealed class Members
{
    private readonly Dictionary<(string Cluster, string Group, string Account), long> _groups = [];

    public void Add(ConsumerView consumer, long members)
    {
        var key = (consumer.Stream.Cluster, consumer.Name, consumer.Stream.Account);
        _groups[key] = _groups.GetValueOrDefault(key) + members;
    }

    public void Write(SampleSink sink)
    {
        foreach (var ((cluster, group, account), members) in _groups)
            sink.Add(MessagingMetrics.GroupMembers, members, NatsMetrics.System, cluster, group, account);
    }
}
