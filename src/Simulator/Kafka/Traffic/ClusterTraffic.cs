using Simulator.Kafka.Model;

namespace Simulator.Kafka.Traffic;

/// <summary>Moves offsets: producers write, groups consume and commit, retention deletes. Deterministic.</summary>
internal sealed class ClusterTraffic(ClusterState cluster)
{
    public static TimeSpan Tick { get; } = TimeSpan.FromSeconds(1);

    private readonly Lock advancing = new();
    private readonly Dictionary<object, double> carries = [];
    private readonly Dictionary<object, int> turns = [];
    private TimeSpan carry;

    public void Advance(TimeSpan duration)
    {
        lock (advancing)
        {
            carry += duration;
            while (carry >= Tick)
            {
                carry -= Tick;
                lock (cluster.Gate)
                {
                    Step();
                }

                cluster.Wrote();
            }
        }
    }

    private void Step()
    {
        foreach (var flow in cluster.Plan.Traffic.Producers)
        {
            if (cluster.Topics.TryGetValue(flow.Topic, out var topic))
            {
                Produce(flow, topic);
            }
        }

        foreach (var flow in cluster.Plan.Traffic.Consumers)
        {
            if (cluster.Topics.TryGetValue(flow.Topic, out var topic) && cluster.Groups.TryGetValue(flow.Group, out var group))
            {
                Consume(flow, topic, group);
            }
        }
    }

    private void Produce(ProducerFlow flow, TopicState topic)
    {
        var (now, before) = (cluster.Now, cluster.Now - (long)flow.Retention.TotalMilliseconds);
        var messages = Whole(flow, flow.Rate);
        // A few go to partitions in turn, many to all alike.
        var first = turns.GetValueOrDefault(flow);
        turns[flow] = (first + messages) % topic.Partitions.Length;
        for (var i = 0; i < topic.Partitions.Length; i++)
        {
            var partition = topic.Partitions[(first + i) % topic.Partitions.Length];
            if (partition.Leader >= 0)
            {
                partition.Log.Append((messages / topic.Partitions.Length) + (i < messages % topic.Partitions.Length ? 1 : 0), now);
            }

            partition.Log.TrimBefore(before);
        }
    }

    private void Consume(ConsumerFlow flow, TopicState topic, GroupState group)
    {
        var share = double.IsPositiveInfinity(flow.Rate) ? int.MaxValue : Whole(flow, flow.Rate / topic.Partitions.Length);
        foreach (var partition in topic.Partitions.Where(partition => partition.Leader >= 0))
        {
            // auto.offset.reset=earliest: what is lost is passed over.
            var at = Math.Max(partition.Log.Low, group.Offsets.GetValueOrDefault((topic.Name, partition.Index)));
            group.Offsets[(topic.Name, partition.Index)] = Math.Min(at + share, partition.Log.High);
        }
    }

    private int Whole(object flow, double rate)
    {
        var due = carries.GetValueOrDefault(flow) + rate;
        carries[flow] = due - Math.Floor(due);
        return (int)due;
    }
}
