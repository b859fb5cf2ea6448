using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Client;

/// <summary>What is asked of a broker (org.apache.rocketmq.broker.processor.AdminBrokerProcessor). All but 307 is answered from memory.</summary>
internal sealed class BrokerClient(RemotingConnection connection)
{
    /// <summary>Two seconds more than a broker waits for a client (Broker2Client.callClient).</summary>
    public static readonly TimeSpan RunningInfoLimit = TimeSpan.FromSeconds(12);

    private readonly TableMemory<TopicConfigTable> _topics = new(GetAllTopicConfig.Read);
    private readonly TableMemory<SubscriptionGroupTable> _groups = new(GetAllSubscriptionGroupConfig.Read);

    public RemotingConnection Connection => connection;

    /// <summary>28: the runtime table; slaves have it too.</summary>
    public async Task<RuntimeInfo> RuntimeInfoAsync(CancellationToken cancellationToken) =>
        (await connection.AskAsync(GetBrokerRuntimeInfo.Request(), GetBrokerRuntimeInfo.Read, absent: null, cancellationToken))!;

    /// <summary>21: every topic on this broker, with its queues and permission; the same object as last time if nothing changed.</summary>
    public async Task<TopicConfigTable> TopicsAsync(CancellationToken cancellationToken) =>
        (await connection.AskAsync(GetAllTopicConfig.Request(), _topics.Read, absent: null, cancellationToken))!;

    /// <summary>201: every consumer group that this broker knows; the same object as last time if nothing changed.</summary>
    public async Task<SubscriptionGroupTable> GroupsAsync(CancellationToken cancellationToken) =>
        (await connection.AskAsync(GetAllSubscriptionGroupConfig.Request(), _groups.Read, absent: null, cancellationToken))!;

    /// <summary>43: every committed offset, of groups that are offline too.</summary>
    public async Task<ConsumerOffsets> ConsumerOffsetsAsync(CancellationToken cancellationToken) =>
        (await connection.AskAsync(GetAllConsumerOffset.Request(), GetAllConsumerOffset.Read, absent: null, cancellationToken))!;

    /// <summary>202: first and end offset of each queue of a topic; null if the topic is not on this broker.</summary>
    public Task<TopicStats?> TopicStatsAsync(string topic, CancellationToken cancellationToken) =>
        connection.AskAsync(GetTopicStatsInfo.Request(topic), GetTopicStatsInfo.Read, ResponseCode.TopicNotExist, cancellationToken);

    /// <summary>203: the clients of a group that are connected to this broker; null if there is none.</summary>
    public Task<ConsumerConnections?> ConsumersAsync(string group, CancellationToken cancellationToken) =>
        connection.AskAsync(
            GetConsumerConnectionList.Request(group), GetConsumerConnectionList.Read, ResponseCode.ConsumerNotOnline, cancellationToken);

    /// <summary>
    /// 307: what a consumer tells of itself. The broker waits for it, up to 10 s: the only request here that is not answered
    /// from memory, sent only where the configuration asks for it.
    /// </summary>
    public Task<ConsumerRunningInfo> RunningInfoAsync(SlowTurn turn, string group, string clientId, CancellationToken cancellationToken) =>
        connection.AskSlowlyAsync(
            turn, GetConsumerRunningInfo.Request(group, clientId), GetConsumerRunningInfo.Read, RunningInfoLimit, cancellationToken);

    /// <summary>315: what the broker counted in its last minute; 0 of what it never counted.</summary>
    public Task<LastMinute> LastMinuteAsync(string name, string key, CancellationToken cancellationToken) =>
        connection.AskAsync(
            ViewBrokerStatsData.Request(name, key), ViewBrokerStatsData.Read,
            new Absence(ResponseCode.SystemError, ViewBrokerStatsData.NotExist), cancellationToken);

    /// <summary>328: every producer connected to this broker; from 4.9.4 on.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<ProducerClient>>> ProducersAsync(CancellationToken cancellationToken) =>
        (await connection.AskAsync(GetAllProducerInfo.Request(), GetAllProducerInfo.Read, absent: null, cancellationToken))!;

    /// <summary>26: the broker's own configuration.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ConfigurationAsync(CancellationToken cancellationToken) =>
        (await connection.AskAsync(GetBrokerConfig.Request(), GetBrokerConfig.Read, absent: null, cancellationToken))!;

    /// <summary>907: how the broker replicates, from 5.0 on; from memory.</summary>
    public async Task<HaStatus> HaStatusAsync(CancellationToken cancellationToken) =>
        (await connection.AskAsync(GetBrokerHaStatus.Request(), GetBrokerHaStatus.Read, absent: null, cancellationToken))!;

    /// <summary>303: how old the next unconsumed message of each queue is. Reads the store: once per lagging pair, not per scrape.</summary>
    public async Task<IReadOnlyList<QueueTimeSpan>> ConsumeTimeSpansAsync(string topic, string group, CancellationToken cancellationToken) =>
        (await connection.AskAsync(
            QueryConsumeTimeSpan.Request(topic, group), QueryConsumeTimeSpan.Read, ResponseCode.TopicNotExist, cancellationToken)) ?? [];

    /// <summary>60: how far the timer wheel is; null where it is off. From 5.0 on.</summary>
    public Task<TimerCheckPoint?> TimerCheckPointAsync(CancellationToken cancellationToken) =>
        connection.AskAsync(GetTimerCheckPoint.Request(), GetTimerCheckPoint.Read, ResponseCode.SystemError, cancellationToken);

    /// <summary>61: what waits in the timer wheel, by topic; null where it is off. From 5.0 on.</summary>
    public Task<IReadOnlyList<TimerCount>?> TimerCountsAsync(CancellationToken cancellationToken) =>
        connection.AskAsync(GetTimerMetrics.Request(), GetTimerMetrics.Read, ResponseCode.SystemError, cancellationToken);

    /// <summary>402: who consumes by POP; from 5.0 on.</summary>
    public async Task<IReadOnlyList<RequestMode>> RequestModesAsync(CancellationToken cancellationToken) =>
        (await connection.AskAsync(GetAllMessageRequestMode.Request(), GetAllMessageRequestMode.Read, absent: null, cancellationToken))!;

    /// <summary>208: how far messages of a topic were handed out to a group. Looks one message of each queue up in the store: seldom, and only where asked for.</summary>
    public async Task<IReadOnlyList<QueueProgress>> ProgressAsync(string topic, string group, CancellationToken cancellationToken) =>
        (await connection.AskAsync(GetConsumeStats.Request(topic, group), GetConsumeStats.Read, absent: null, cancellationToken))!;
}
