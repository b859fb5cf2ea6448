namespace Probes.RocketMq.Protocol;

/// <summary>
/// The requests this program sends (RequestCode in apache/rocketmq): each one only reads. Codes that write, that refresh a
/// liveness or that let a broker wait for a client are not listed, so that they cannot be sent; what the canary may do
/// stands apart, in <see cref="CanaryCode"/>.
/// </summary>
internal enum RequestCode
{
    GetAllTopicConfig = 21,
    GetBrokerConfig = 26,
    GetBrokerRuntimeInfo = 28,
    GetAllConsumerOffset = 43,
    GetTimerCheckPoint = 60,
    GetTimerMetrics = 61,
    GetRouteInfoByTopic = 105,
    GetBrokerClusterInfo = 106,
    GetAllSubscriptionGroupConfig = 201,
    GetTopicStatsInfo = 202,
    GetConsumerConnectionList = 203,
    GetAllTopicListFromNameServer = 206,
    GetConsumeStats = 208,
    GetKvListByNamespace = 219,
    QueryConsumeTimeSpan = 303,
    GetNamesrvConfig = 319,
    GetAllProducerInfo = 328,
    GetAllMessageRequestMode = 402,
    GetBrokerHaStatus = 907,
    ControllerGetMetadataInfo = 1005,
    ControllerGetSyncStateData = 1006,
}
