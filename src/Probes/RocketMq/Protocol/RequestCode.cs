namespace Probes.RocketMq.Protocol;

/// <summary>
/// The requests this program sends (RequestCode in apache/rocketmq): each one only reads. Codes that write or that refresh
/// a liveness are not listed, so that they cannot be sent. One lets a broker wait for a client (307): it is only sent where
/// the configuration asks for it, one at a time per broker. What the canary may do stands apart, in <see cref="CanaryCode"/>.
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
    GetConsumerRunningInfo = 307,
    ViewBrokerStatsData = 315,
    GetNamesrvConfig = 319,
    GetAllProducerInfo = 328,
    GetAllMessageRequestMode = 402,
    GetBrokerHaStatus = 907,
    ControllerGetMetadataInfo = 1005,
    ControllerGetSyncStateData = 1006,
}
