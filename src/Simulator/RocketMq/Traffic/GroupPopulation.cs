using Simulator.RocketMq.Model;
using Simulator.RocketMq.Topologies;

namespace Simulator.RocketMq.Traffic;

/// <summary>Puts one consumer group on one broker: configuration, retry topics, offsets, and how it reads.</summary>
internal sealed class GroupPopulation(BrokerPopulation broker, GroupSpec spec)
{
    private const int RetriedMessageBytes = 600;
    private readonly BrokerStore store = broker.Store;

    public void Add()
    {
        store.AddGroup(new GroupConfig(spec.Name, spec.Kind != GroupKind.Paused, spec.RetryMaxTimes));
        if (spec.Kind == GroupKind.NeverCommitted)
        {
            return;
        }

        var retry = store.AddTopic(new TopicConfig(TopicNames.Retry(spec.Name), 1, 1));
        foreach (var name in spec.Topics)
        {
            if (store.Topic(name) is { } topic)
            {
                AddTopic(topic, retry);
            }
        }

        if (spec.Kind == GroupKind.Retrying)
        {
            var dlq = store.AddTopic(new TopicConfig(TopicNames.Dlq(spec.Name), 1, 1));
            broker.Traffic.Add(new RetryFlow(RetryReader(retry), dlq, spec.DeadShare, RetriedMessageBytes));
        }
        else if (spec.Kind == GroupKind.RetryLoop)
        {
            broker.Traffic.Add(new LoopFlow(new QueueReader(retry, broker.Commit(retry, spec.Name, 0), 1, Pace.All), RetriedMessageBytes));
        }
        else if (IsReadingPush)
        {
            broker.Commit(retry, spec.Name, 0);
        }
    }

    private bool IsReadingPush => spec.Kind is GroupKind.KeepsUp or GroupKind.LagsSteadily or GroupKind.LagsInWaves
        or GroupKind.Orderly or GroupKind.Pop;

    private void AddTopic(TopicQueues topic, TopicQueues retry)
    {
        if (spec.Kind == GroupKind.Broadcasting)
        {
            AddBroadcast(topic);
            return;
        }

        var row = broker.Commit(topic, spec.Name, spec.BacklogShare);
        if (spec.Kind is GroupKind.Offline or GroupKind.Paused)
        {
            return;
        }

        var reader = Reader(topic, row, PaceOfKind);
        broker.Traffic.Add(spec.Kind switch
        {
            GroupKind.Retrying => new FailingFlow(reader, retry, spec.FailingShare, RetriedMessageBytes),
            GroupKind.RetryLoop => new FailingFlow(reader, retry, 1, RetriedMessageBytes),
            _ => new ConsumerFlow(reader),
        });
        if (spec.Kind == GroupKind.Pop && broker.Flavor.IsV5)
        {
            AddPop(topic);
        }
    }

    private Pace PaceOfKind => spec.Kind switch
    {
        GroupKind.LagsSteadily => Pace.Steady,
        GroupKind.LagsInWaves => Pace.Waves,
        _ => Pace.All,
    };

    private void AddBroadcast(TopicQueues topic)
    {
        // BroadcastOffsetManager is new in 5.x; a 4.9 broker never hears of these offsets.
        if (broker.Flavor.IsV5)
        {
            broker.Traffic.Add(new ConsumerFlow(Reader(topic, broker.Commit(topic, spec.Name, 0, isBroadcast: true), Pace.All)));
        }
    }

    private void AddPop(TopicQueues topic)
    {
        var retry = store.AddTopic(new TopicConfig(TopicNames.PopRetry(spec.Name, topic.Config.Name), 1, 1));
        broker.Commit(retry, spec.Name, 0);
        store.PopPairs.Add((topic.Config.Name, spec.Name));
        if (store.Topic(TopicNames.ReviveLog(store.Cluster)) is { } reviveLog)
        {
            broker.Commit(reviveLog, "CID_RMQ_SYS_REVIVE_GROUP", 0);
        }
    }

    /// <summary>Retries are read in waves, so that a retry lag is to be seen.</summary>
    private QueueReader RetryReader(TopicQueues retry)
    {
        var rate = spec.Topics.Sum(name => store.Topic(name) is { } topic ? broker.Traffic.RateOf(topic) : 0);
        return new QueueReader(retry, broker.Commit(retry, spec.Name, 0), rate * spec.FailingShare, Pace.Waves);
    }

    private QueueReader Reader(TopicQueues topic, CommittedOffsets row, Pace pace) =>
        new(topic, row, broker.Traffic.RateOf(topic), pace);
}
