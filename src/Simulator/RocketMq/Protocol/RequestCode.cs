namespace Simulator.RocketMq.Protocol;

/// <summary>The codes of org.apache.rocketmq RequestCode that are answered here.</summary>
internal static class RequestCode
{
    public const int PullMessage = 11;
    public const int UpdateAndCreateTopic = 17;
    public const int GetBrokerConfig = 26;
    public const int GetBrokerRuntimeInfo = 28;
    public const int GetAllTopicConfig = 21;
    public const int GetAllConsumerOffset = 43;
    public const int GetAllDelayOffset = 45;
    public const int GetTimerCheckPoint = 60;
    public const int GetTimerMetrics = 61;
    public const int GetRouteInfoByTopic = 105;
    public const int GetBrokerClusterInfo = 106;
    public const int GetAllSubscriptionGroupConfig = 201;
    public const int GetTopicStatsInfo = 202;
    public const int GetConsumerConnectionList = 203;
    public const int GetAllTopicListFromNameServer = 206;
    public const int GetConsumeStats = 208;
    public const int GetKvListByNamespace = 219;
    public const int QueryConsumeTimeSpan = 303;
    public const int SendMessageV2 = 310;
    public const int GetNameServerConfig = 319;
    public const int GetAllProducerInfo = 328;
    public const int GetAllMessageRequestMode = 402;
    public const int GetBrokerHaStatus = 907;
    public const int ControllerGetMetadataInfo = 1005;
    public const int ControllerGetSyncStateData = 1006;
}
