using Simulator.RocketMq.Protocol;
using Simulator.RocketMq.Transport;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>AdminBrokerProcessor, ConsumerManageProcessor and what sends and pulls, as far as they are played.</summary>
internal sealed class BrokerHandler(BrokerView broker) : IRequestHandler
{
    private readonly RuntimeInfoAnswer runtimeInfo = new(broker);
    private readonly TopicConfigAnswer topicConfig = new(broker);
    private readonly GroupConfigAnswer groupConfig = new(broker);
    private readonly TopicStatsAnswer topicStats = new(broker);
    private readonly ConsumerOffsetsAnswer consumerOffsets = new(broker);
    private readonly DelayOffsetsAnswer delayOffsets = new(broker);
    private readonly ConnectionsAnswer connections = new(broker);
    private readonly ConsumeStatsAnswer consumeStats = new(broker);
    private readonly TimeSpanAnswer timeSpans = new(broker);
    private readonly ProducersAnswer producers = new(broker);
    private readonly BrokerConfigAnswer config = new(broker);
    private readonly TimerAnswers timers = new(broker);
    private readonly RequestModesAnswer requestModes = new(broker);
    private readonly HaStatusAnswer haStatus = new(broker);
    private readonly SendMessageAnswer sendMessage = new(broker);
    private readonly PullMessageAnswer pullMessage = new(broker);
    private readonly CreateTopicAnswer createTopic = new(broker);

    public bool Answer(RemotingRequest request, ReplyWriter reply)
    {
        lock (broker.Store.Gate)
        {
            Dispatch(request, reply);
        }

        return true;
    }

    private void Dispatch(RemotingRequest request, ReplyWriter reply)
    {
        switch (request.Code)
        {
            case RequestCode.GetTopicStatsInfo:
                topicStats.Write(request, reply);
                break;
            case RequestCode.GetBrokerRuntimeInfo:
                runtimeInfo.Write(request, reply);
                break;
            case RequestCode.GetAllTopicConfig:
                topicConfig.Write(request, reply);
                break;
            case RequestCode.GetAllSubscriptionGroupConfig:
                groupConfig.Write(request, reply);
                break;
            case RequestCode.GetAllConsumerOffset:
                consumerOffsets.Write(request, reply);
                break;
            case RequestCode.GetAllDelayOffset:
                delayOffsets.Write(request, reply);
                break;
            case RequestCode.GetConsumerConnectionList:
                connections.Write(request, reply);
                break;
            case RequestCode.GetConsumeStats:
                consumeStats.Write(request, reply);
                break;
            case RequestCode.QueryConsumeTimeSpan:
                timeSpans.Write(request, reply);
                break;
            case RequestCode.GetAllProducerInfo:
                producers.Write(request, reply);
                break;
            case RequestCode.GetBrokerConfig:
                config.Write(request, reply);
                break;
            case RequestCode.GetTimerCheckPoint when broker.Flavor.IsV5:
                timers.WriteCheckPoint(request, reply);
                break;
            case RequestCode.GetTimerMetrics when broker.Flavor.IsV5:
                timers.WriteMetrics(request, reply);
                break;
            case RequestCode.GetAllMessageRequestMode when broker.Flavor.IsV5:
                requestModes.Write(request, reply);
                break;
            case RequestCode.GetBrokerHaStatus when broker.Flavor.IsV5:
                haStatus.Write(request, reply);
                break;
            case RequestCode.SendMessageV2:
                sendMessage.Write(request, reply);
                break;
            case RequestCode.PullMessage:
                pullMessage.Write(request, reply);
                break;
            case RequestCode.UpdateAndCreateTopic:
                createTopic.Write(request, reply);
                break;
            default:
                Refusal.NotSupported(request, reply);
                break;
        }
    }
}
