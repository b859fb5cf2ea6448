namespace Probes.RocketMq.Protocol;

/// <summary>
/// What a consumer tells of itself (ConsumerRunningInfo in apache/rocketmq). The client wrote it, in whatever language it
/// is in: any part may be missing. A lite pull consumer of 4.x tells no queues.
/// </summary>
/// <param name="Queues">Queues that it has been given.</param>
/// <param name="PopQueues">Queues that it pops from (5.x).</param>
/// <param name="Properties">Its settings, by Java's names; those named here were added by RocketMQ for this purpose.</param>
/// <param name="Statuses">What it measured, by topic.</param>
/// <param name="Subscriptions">What it subscribed to itself, whatever the broker keeps for its group.</param>
internal sealed record ConsumerRunningInfo(
    IReadOnlyList<ProcessQueue> Queues,
    IReadOnlyList<PopProcessQueue> PopQueues,
    IReadOnlyDictionary<string, string> Properties,
    IReadOnlyList<ConsumeStatus> Statuses,
    IReadOnlyList<Subscription> Subscriptions)
{
    /// <summary>host:port of each name server that it uses, with ';' between and after them.</summary>
    public const string NameServers = "PROP_NAMESERVER_ADDR";

    /// <summary>CONSUME_PASSIVELY, of POP consumers too, or CONSUME_ACTIVELY.</summary>
    public const string ConsumeType = "PROP_CONSUME_TYPE";

    /// <summary>Whether it consumes each queue in order, for which the broker must grant it a lock.</summary>
    public const string ConsumesInOrder = "PROP_CONSUMEORDERLY";

    /// <summary>When it started, in milliseconds of its own clock.</summary>
    public const string StartTime = "PROP_CONSUMER_START_TIMESTAMP";

    /// <summary>CLUSTERING or BROADCASTING.</summary>
    public const string MessageModel = "messageModel";

    /// <summary>false (5.x): it is told by the broker which queues to pop from, and shares them.</summary>
    public const string RebalancesItself = "clientRebalance";
}
