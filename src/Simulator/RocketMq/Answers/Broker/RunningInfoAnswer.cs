using Simulator.RocketMq.Model;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>GET_CONSUMER_RUNNING_INFO: what a client would answer that the broker asks.</summary>
internal sealed class RunningInfoAnswer(BrokerView broker)
{
    /// <summary>Whether the broker has to wait for the client in vain.</summary>
    public bool IsHung(RemotingRequest request) => Find(request) is var (group, client) && broker.Clients.Plays.Of(group.Name, client.ClientId).IsHung;

    /// <summary>Takes the gates of all brokers' stores, one after the other: none may be held.</summary>
    public void Write(RemotingRequest request, ReplyWriter reply)
    {
        var (name, id) = (request.ExtField("consumerGroup"), request.ExtField("clientId"));
        if (Find(request) is not var (group, client) || broker.Clients.Plays.Of(group.Name, client.ClientId).IsGone)
        {
            Refusal.Write(request, reply, ResponseCode.SystemError, $"The Consumer <{name}> <{id}> not online");
            return;
        }

        if (IsHung(request))
        {
            Refusal.Write(request, reply, ResponseCode.ConsumeMsgTimeout,
                $"consumer <{name}> <{id}> Timeout: RemotingTimeoutException: wait response on the channel </{client.Address}> timeout, 10000(ms)");
            return;
        }

        var told = RunningClient.Of(broker, group, client);
        reply.Begin(request, remark: "not set any response code");
        reply.Raw("{"u8);
        if (broker.Flavor.IsV5)
        {
            RunningQueues.WritePopped(reply, told);
            reply.Raw(","u8);
        }

        RunningQueues.WriteOwned(reply, told);
        RunningProperties.Write(reply, told);
        WriteStatus(reply, told);
        reply.Raw(",\"subscriptionSet\":["u8);
        var comma = default(Separator);
        foreach (var subscription in told.Subscriptions)
        {
            comma.Write(reply);
            SubscriptionParts.Write(reply, subscription);
        }

        reply.Raw(broker.Flavor.IsV5 ? "],\"userConsumerInfo\":{}}"u8 : "]}"u8).End();
    }

    private (OnlineGroup Group, ConsumerClient Client)? Find(RemotingRequest request) =>
        request.ExtField("consumerGroup") is { } name && broker.Clients.Group(name) is { } group
        && group.Clients.FirstOrDefault(client => client.ClientId == request.ExtField("clientId")) is { } client
            ? (group, client)
            : null;

    private static void WriteStatus(ReplyWriter reply, RunningClient told)
    {
        reply.Raw(",\"statusTable\":{"u8);
        var comma = default(Separator);
        // A lite pull consumer measures nothing.
        foreach (var (topic, rate) in told.Group.IsPull ? [] : told.Rates)
        {
            comma.Write(reply);
            reply.Quoted(topic).Raw(":{\"consumeFailedMsgs\":0,\"consumeFailedTPS\":0.0,\"consumeOKTPS\":"u8).Number(rate)
                .Raw(",\"consumeRT\":"u8).Number(rate > 0 ? 12.5 : 0.0)
                .Raw(",\"pullRT\":"u8).Number(rate > 0 ? 1.25 : 0.0)
                .Raw(",\"pullTPS\":"u8).Number(rate).Raw("}"u8);
        }

        reply.Raw("}"u8);
    }
}
