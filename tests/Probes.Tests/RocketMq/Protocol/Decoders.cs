using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Protocol;

/// <summary>The reader of each code's answer, with the lazy members of a runtime table read too.</summary>
internal static class Decoders
{
    /// <summary>Asked of servers that no set was recorded from: controllers.</summary>
    public static readonly int[] Unrecorded = [(int)RequestCode.ControllerGetMetadataInfo, (int)RequestCode.ControllerGetSyncStateData];

    /// <summary>Codes whose answer is in the header alone.</summary>
    public static readonly int[] WithoutBody = [(int)RequestCode.ControllerGetMetadataInfo];

    public static object Read(int code, ReadOnlySpan<byte> body) => (RequestCode)code switch
    {
        RequestCode.GetBrokerClusterInfo => GetBrokerClusterInfo.Read(body),
        RequestCode.GetAllTopicListFromNameServer => GetAllTopicListFromNameServer.Read(body),
        RequestCode.GetRouteInfoByTopic => GetRouteInfoByTopic.Read(body),
        RequestCode.GetKvListByNamespace => GetKvListByNamespace.Read(body),
        RequestCode.GetNamesrvConfig => GetNamesrvConfig.Read(body),
        RequestCode.GetBrokerConfig => GetBrokerConfig.Read(body),
        RequestCode.GetBrokerRuntimeInfo => Members(GetBrokerRuntimeInfo.Read(body)),
        RequestCode.GetAllTopicConfig => GetAllTopicConfig.Read(body),
        RequestCode.GetAllSubscriptionGroupConfig => GetAllSubscriptionGroupConfig.Read(body),
        RequestCode.GetAllConsumerOffset => GetAllConsumerOffset.Read(body),
        RequestCode.GetTopicStatsInfo => GetTopicStatsInfo.Read(body),
        RequestCode.GetConsumerConnectionList => GetConsumerConnectionList.Read(body),
        RequestCode.QueryConsumeTimeSpan => QueryConsumeTimeSpan.Read(body),
        RequestCode.ViewBrokerStatsData => ViewBrokerStatsData.Read(body),
        RequestCode.GetConsumerRunningInfo => GetConsumerRunningInfo.Read(body),
        RequestCode.GetTimerCheckPoint => GetTimerCheckPoint.Read(body),
        RequestCode.GetTimerMetrics => GetTimerMetrics.Read(body),
        RequestCode.GetAllMessageRequestMode => GetAllMessageRequestMode.Read(body),
        RequestCode.GetConsumeStats => GetConsumeStats.Read(body),
        RequestCode.GetAllProducerInfo => GetAllProducerInfo.Read(body),
        RequestCode.GetBrokerHaStatus => GetBrokerHaStatus.Read(body),
        RequestCode.ControllerGetSyncStateData => ControllerGetSyncStateData.Read(body),
        _ => throw new ArgumentOutOfRangeException(nameof(code)),
    };

    private static object?[] Members(RuntimeInfo info) =>
    [
        info.Table, info.PutDistribution, info.PutRate, info.ThreadPools, info.ScheduleLevels, info.CommitLogDiskRatio, info.CommitLogDiskRatios,
        info.CommitLogDirTotalBytes, info.RemainToFlushBytes, info.PutMessagesTotal, info.BrokerVersion, info.BrokerActive, info.Runtime,
    ];
}
