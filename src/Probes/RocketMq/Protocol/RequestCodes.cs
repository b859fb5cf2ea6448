namespace Probes.RocketMq.Protocol;

/// <summary>What is known of a request code besides its number.</summary>
internal static class RequestCodes
{
    /// <summary>The constant's name in RocketMQ's RequestCode, which operators find in its logs and documents.</summary>
    public static string NameOf(RequestCode code) => code switch
    {
        RequestCode.GetAllTopicConfig => "GET_ALL_TOPIC_CONFIG",
        RequestCode.GetBrokerConfig => "GET_BROKER_CONFIG",
        RequestCode.GetBrokerRuntimeInfo => "GET_BROKER_RUNTIME_INFO",
        RequestCode.GetAllConsumerOffset => "GET_ALL_CONSUMER_OFFSET",
        RequestCode.GetTimerCheckPoint => "GET_TIMER_CHECK_POINT",
        RequestCode.GetTimerMetrics => "GET_TIMER_METRICS",
        RequestCode.GetRouteInfoByTopic => "GET_ROUTEINFO_BY_TOPIC",
        RequestCode.GetBrokerClusterInfo => "GET_BROKER_CLUSTER_INFO",
        RequestCode.GetAllSubscriptionGroupConfig => "GET_ALL_SUBSCRIPTIONGROUP_CONFIG",
        RequestCode.GetTopicStatsInfo => "GET_TOPIC_STATS_INFO",
        RequestCode.GetConsumerConnectionList => "GET_CONSUMER_CONNECTION_LIST",
        RequestCode.GetAllTopicListFromNameServer => "GET_ALL_TOPIC_LIST_FROM_NAMESERVER",
        RequestCode.GetConsumeStats => "GET_CONSUME_STATS",
        RequestCode.GetKvListByNamespace => "GET_KVLIST_BY_NAMESPACE",
        RequestCode.QueryConsumeTimeSpan => "QUERY_CONSUME_TIME_SPAN",
        RequestCode.GetNamesrvConfig => "GET_NAMESRV_CONFIG",
        RequestCode.GetAllProducerInfo => "GET_ALL_PRODUCER_INFO",
        RequestCode.GetAllMessageRequestMode => "GET_ALL_MESSAGE_REQUEST_MODE",
        RequestCode.GetBrokerHaStatus => "GET_BROKER_HA_STATUS",
        RequestCode.ControllerGetMetadataInfo => "CONTROLLER_GET_METADATA_INFO",
        RequestCode.ControllerGetSyncStateData => "CONTROLLER_GET_SYNC_STATE_DATA",
        CanaryCode.PullMessage => "PULL_MESSAGE",
        CanaryCode.UpdateAndCreateTopic => "UPDATE_AND_CREATE_TOPIC",
        CanaryCode.SendMessageV2 => "SEND_MESSAGE_V2",
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "Not a request of ours."),
    };

    /// <summary>
    /// Whether a server of this version answers the code. Brokers before 4.9.4 and name servers of 4.x say nothing at all to a code they do not know,
    /// which costs the caller its whole time-out; every code that is not named here is older than the oldest server supported (4.7.1).
    /// What is asked of a controller only goes to what is configured as one.
    /// </summary>
    public static bool IsKnownTo(RequestCode code, MqVersion peer) => code switch
    {
        RequestCode.GetAllProducerInfo => peer >= MqVersion.V4_9_4,
        RequestCode.GetTimerCheckPoint or RequestCode.GetTimerMetrics or RequestCode.GetAllMessageRequestMode
            or RequestCode.GetBrokerHaStatus => peer.Is5,
        _ => true,
    };
}
