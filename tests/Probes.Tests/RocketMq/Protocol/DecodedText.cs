using System.Globalization;
using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Protocol;

/// <summary>What the codec reads from a body, as lines that <see cref="ReferenceText"/> writes from its own reading.</summary>
internal static class DecodedText
{
    public static IEnumerable<string> Of(int code, ReadOnlySpan<byte> body) => (RequestCode)code switch
    {
        RequestCode.GetBrokerClusterInfo => Cluster(GetBrokerClusterInfo.Read(body)),
        RequestCode.GetAllTopicListFromNameServer => GetAllTopicListFromNameServer.Read(body).Topics,
        RequestCode.GetRouteInfoByTopic => Route(GetRouteInfoByTopic.Read(body)),
        RequestCode.GetKvListByNamespace => Pairs(GetKvListByNamespace.Read(body)),
        RequestCode.GetNamesrvConfig => Pairs(GetNamesrvConfig.Read(body)),
        RequestCode.GetBrokerConfig => Pairs(GetBrokerConfig.Read(body)),
        RequestCode.GetBrokerRuntimeInfo => Pairs(GetBrokerRuntimeInfo.Read(body).Table),
        RequestCode.GetAllTopicConfig => Topics(GetAllTopicConfig.Read(body)),
        RequestCode.GetAllSubscriptionGroupConfig => Groups(GetAllSubscriptionGroupConfig.Read(body)),
        RequestCode.GetAllConsumerOffset => GetAllConsumerOffset.Read(body).Entries.SelectMany(entry => entry.Queues.Select(queue =>
            $"{entry.Topic}@{entry.Group}{(entry.Broadcasting ? "@broadcast" : "")} {queue.QueueId} {queue.Offset}")),
        RequestCode.GetTopicStatsInfo => GetTopicStatsInfo.Read(body).Queues.Select(queue =>
            $"{queue.QueueId} {queue.MinOffset} {queue.MaxOffset} {queue.LastUpdateTimestamp}"),
        RequestCode.GetConsumerConnectionList => Consumers(GetConsumerConnectionList.Read(body)),
        RequestCode.QueryConsumeTimeSpan => QueryConsumeTimeSpan.Read(body).Select(queue =>
            $"{queue.QueueId} {queue.MinTimestamp} {queue.MaxTimestamp} {queue.ConsumeTimestamp} {queue.DelayTime}"),
        RequestCode.GetConsumerRunningInfo => Running(GetConsumerRunningInfo.Read(body)),
        RequestCode.ViewBrokerStatsData => Minute(ViewBrokerStatsData.Read(body)),
        RequestCode.GetTimerCheckPoint => TimerCheckPoint(GetTimerCheckPoint.Read(body)),
        RequestCode.GetTimerMetrics => GetTimerMetrics.Read(body).Select(count => $"{count.Topic} {count.Messages}"),
        RequestCode.GetAllMessageRequestMode => GetAllMessageRequestMode.Read(body).Select(mode => $"{mode.Topic} {mode.Group} {mode.Mode}"),
        RequestCode.GetConsumeStats => GetConsumeStats.Read(body).Select(queue => $"{queue.Topic} {queue.QueueId} {queue.Committed} {queue.Pulled}"),
        RequestCode.GetAllProducerInfo => GetAllProducerInfo.Read(body).SelectMany(group => group.Value.Select(client =>
            $"{group.Key}: {client.ClientId} /{client.RemoteAddress} {client.Language} {client.Version.Ordinal} {client.LastUpdateTimestamp}")),
        RequestCode.GetBrokerHaStatus => Ha(GetBrokerHaStatus.Read(body)),
        RequestCode.ControllerGetSyncStateData => ControllerGetSyncStateData.Read(body).SelectMany(entry => Replicas(entry.Key, entry.Value)),
        _ => throw new ArgumentOutOfRangeException(nameof(code)),
    };

    private static IEnumerable<string> Ha(HaStatus status) =>
    [
        $"{status.IsMaster} {status.InSyncSlaves} from {status.Client?.MasterAddress} {status.Client?.BytesPerSecond} " +
            $"{status.Client?.LastReadTimestamp} {status.Client?.MasterFlushOffset}",
        .. status.Connections.Select(connection => $"{connection.Address} {connection.Behind} {connection.InSync} {connection.BytesPerSecond}"),
    ];

    private static IEnumerable<string> Replicas(string name, ReplicasInfo info) =>
        [$"{name} {info.MasterAddress} {info.MasterEpoch} {info.SyncStateSetEpoch}", .. info.InSync.Concat(info.NotInSync).Select(replica => replica.ToString())];
    private static IEnumerable<string> Minute(LastMinute minute) => [$"{minute.Sum} {minute.PerSecond}"];

    private static IEnumerable<string> Running(ConsumerRunningInfo info) =>
    [
        .. Pairs(info.Properties),
        .. info.Queues.Select(queue =>
            $"{Queue(queue.Queue)} {queue.CachedCount} {queue.CachedMebibytes} {queue.CommitOffset} {queue.IsDropped} " +
            $"{queue.LastConsume} {queue.LastPull} {queue.IsLocked} {queue.LastLock}"),
        .. info.PopQueues.Select(queue => $"{Queue(queue.Queue)} {queue.WaitAckCount} {queue.IsDropped} {queue.LastPop}"),
        .. info.Statuses.Select(status =>
            $"{status.Topic} {Number(status.PullMilliseconds)} {Number(status.PullRate)} {Number(status.ConsumeMilliseconds)} " +
            $"{Number(status.OkRate)} {Number(status.FailedRate)} {status.FailedMessages}"),
        .. info.Subscriptions.Select(topic => $"{topic.Topic} {topic.SubString} {topic.ExpressionType} {topic.SubVersion}"),
    ];

    private static string Queue(MessageQueue queue) => $"{queue.Topic} {queue.BrokerName} {queue.QueueId}";

    private static string Number(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static IEnumerable<string> Pairs(IReadOnlyDictionary<string, string> table) => table.Select(pair => $"{pair.Key}={pair.Value}");

    private static IEnumerable<string> TimerCheckPoint(TimerCheckPoint point) => [$"{point.LastReadTime} {point.QueueOffset} {point.MasterQueueOffset}"];

    private static IEnumerable<string> Cluster(ClusterInfo info) =>
        [.. info.Brokers.Select(Broker), .. info.Clusters.SelectMany(cluster => cluster.Value.Select(name => $"{cluster.Key}: {name}"))];

    private static string Broker(BrokerData broker) =>
        $"{broker.BrokerName} {broker.Cluster} {broker.ZoneName} {broker.EnableActingMaster} " +
        string.Join(',', broker.Addresses.OrderBy(address => address.Key).Select(address => $"{address.Key}={address.Value}"));

    private static IEnumerable<string> Route(TopicRoute route) =>
    [
        $"{route.OrderTopicConf} {route.IsStatic}",
        .. route.Brokers.Select(Broker),
        .. route.Queues.Select(queue =>
            $"{queue.BrokerName} r{queue.ReadQueueNums} w{queue.WriteQueueNums} p{queue.Perm} f{queue.TopicSysFlag}"),
    ];

    private static IEnumerable<string> Topics(TopicConfigTable table) =>
    [
        Version(table.DataVersion),
        .. table.StaticTopics.Keys.Select(topic => "static " + topic),
        .. table.Topics.Select(topic =>
            $"{topic.TopicName} r{topic.ReadQueueNums} w{topic.WriteQueueNums} p{topic.Perm} {topic.Order} f{topic.TopicSysFlag} {topic.MessageType}"),
    ];

    private static IEnumerable<string> Groups(SubscriptionGroupTable table) =>
    [
        Version(table.DataVersion),
        .. table.Groups.Select(group =>
            $"{group.GroupName} {group.ConsumeEnable} {group.ConsumeBroadcastEnable} {group.ConsumeFromMinEnable} " +
            $"{group.RetryQueueNums} {group.RetryMaxTimes} {group.ConsumeMessageOrderly}"),
    ];

    private static string Version(DataVersion? version) => $"version {version?.Timestamp} {version?.Counter} {version?.StateVersion}";

    private static IEnumerable<string> Consumers(ConsumerConnections consumers) =>
    [
        $"{consumers.ConsumeType} {consumers.MessageModel} {consumers.ConsumeFromWhere}",
        .. consumers.Connections.Select(client => $"{client.ClientId} {client.ClientAddr} {client.Language} {client.Version.Ordinal}"),
        .. consumers.Subscriptions.Select(topic => $"{topic.Topic} {topic.SubString} {topic.ExpressionType} {topic.SubVersion}"),
    ];
}
