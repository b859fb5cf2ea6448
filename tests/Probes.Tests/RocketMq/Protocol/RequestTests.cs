using System.Buffers;
using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Protocol;

public sealed class RequestTests
{
    public static TheoryData<string> Sets => [.. CaptureSet.Names];

    /// <summary>A set's own requests, made by other code against the same servers, ask with the same names.</summary>
    [Theory]
    [MemberData(nameof(Sets))]
    public void Our_requests_have_the_arguments_that_servers_took(string set)
    {
        foreach (var frame in CaptureSet.Load(set).Frames.Where(frame => frame.Succeeded && Enum.IsDefined((RequestCode)frame.RequestCode)))
        {
            var recorded = RemotingCodec.Read(frame.Request).Header;
            // Of all topics at once is another question, and not one of ours.
            if (frame.RequestCode == (int)RequestCode.GetConsumeStats && !recorded.ExtFields.ContainsKey("topic"))
                continue;
            var arguments = recorded.ExtFields.Where(field => field.Key is not ("AccessKey" or "Signature" or "SecurityToken")).OrderBy(field => field.Key);
            var output = new ArrayBufferWriter<byte>();
            RemotingCodec.WriteRequest(output, Request((RequestCode)frame.RequestCode, recorded.ExtFields), 77);
            var ours = RemotingCodec.Read(output.WrittenSpan[4..]).Header;
            Assert.Equal(recorded.Code, ours.Code);
            Assert.Equal(77, ours.Opaque);
            Assert.Equal(arguments.Where(field => field.Key != "acceptStandardJsonOnly"), ours.ExtFields.OrderBy(field => field.Key));
        }
    }

    private static RemotingRequest Request(RequestCode code, IReadOnlyDictionary<string, string> arguments) => code switch
    {
        RequestCode.GetAllTopicConfig => GetAllTopicConfig.Request(),
        RequestCode.GetBrokerConfig => GetBrokerConfig.Request(),
        RequestCode.GetBrokerRuntimeInfo => GetBrokerRuntimeInfo.Request(),
        RequestCode.GetAllConsumerOffset => GetAllConsumerOffset.Request(),
        RequestCode.GetRouteInfoByTopic => GetRouteInfoByTopic.Request(arguments["topic"]),
        RequestCode.GetBrokerClusterInfo => GetBrokerClusterInfo.Request(),
        RequestCode.GetAllSubscriptionGroupConfig => GetAllSubscriptionGroupConfig.Request(),
        RequestCode.GetTopicStatsInfo => GetTopicStatsInfo.Request(arguments["topic"]),
        RequestCode.GetConsumerConnectionList => GetConsumerConnectionList.Request(arguments["consumerGroup"]),
        RequestCode.GetAllTopicListFromNameServer => GetAllTopicListFromNameServer.Request(),
        RequestCode.GetKvListByNamespace => GetKvListByNamespace.Request(arguments["namespace"]),
        RequestCode.QueryConsumeTimeSpan => QueryConsumeTimeSpan.Request(arguments["topic"], arguments["group"]),
        RequestCode.GetConsumerRunningInfo => GetConsumerRunningInfo.Request(arguments["consumerGroup"], arguments["clientId"]),
        RequestCode.GetNamesrvConfig => GetNamesrvConfig.Request(),
        RequestCode.ViewBrokerStatsData => ViewBrokerStatsData.Request(arguments["statsName"], arguments["statsKey"]),
        RequestCode.GetAllProducerInfo => GetAllProducerInfo.Request(),
        RequestCode.GetTimerCheckPoint => GetTimerCheckPoint.Request(),
        RequestCode.GetTimerMetrics => GetTimerMetrics.Request(),
        RequestCode.GetAllMessageRequestMode => GetAllMessageRequestMode.Request(),
        RequestCode.GetConsumeStats => GetConsumeStats.Request(arguments["topic"], arguments["consumerGroup"]),
        RequestCode.GetBrokerHaStatus => GetBrokerHaStatus.Request(),
        _ => throw new ArgumentOutOfRangeException(nameof(code)),
    };
}
