using Simulator.RocketMq.Model;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.NameServer;

/// <summary>GET_ROUTEINFO_BY_TOPIC: the one body that a newer client gets as strict JSON.</summary>
internal sealed class RouteAnswer(NameServerView nameServer)
{
    /// <summary>MQVersion.V4_9_4: clients from there on are answered in strict JSON.</summary>
    private const int FirstStrictVersion = 401;

    public void Write(RemotingRequest request, ReplyWriter reply)
    {
        var topic = request.ExtField("topic");
        var hosts = topic is null ? [] : Hosts(topic);
        if (hosts.Count == 0)
        {
            var remark = $"No topic route info in name server for the topic: {topic ?? "null"}\nSee {nameServer.Flavor.FaqAddress} for further details.";
            Refusal.Write(request, reply, ResponseCode.TopicNotExist, remark);
            return;
        }

        var isStrict = request.Version >= FirstStrictVersion || request.ExtField("acceptStandardJsonOnly") == "true";
        reply.Begin(request);
        reply.Raw("{\"brokerDatas\":["u8);
        var comma = default(Separator);
        foreach (var (group, _) in hosts)
        {
            comma.Write(reply);
            reply.Broker(nameServer.Registry.Cluster, Acting(group), isStrict, nameServer.Settings.SupportsActingMaster);
        }

        reply.Raw("],\"filterServerTable\":{},\"queueDatas\":["u8);
        comma = default;
        foreach (var (group, config) in hosts)
        {
            comma.Write(reply);
            WriteQueues(reply, group.Store.Name, AsRouted(group, config));
        }

        reply.Raw("]}"u8).End();
    }

    private List<(RegisteredGroup Group, TopicConfig Config)> Hosts(string topic)
    {
        var hosts = new List<(RegisteredGroup, TopicConfig)>();
        if (nameServer.Registry.HiddenTopics.Contains(topic))
        {
            return hosts;
        }

        foreach (var group in nameServer.Registry.Groups.Values)
        {
            lock (group.Store.Gate)
            {
                if (group.Store.Topic(topic) is { } queues)
                {
                    hosts.Add((group, queues.Config));
                }
            }
        }

        return hosts;
    }

    /// <summary>RouteInfoManager.pickupTopicRouteData: without a master, the slave with the lowest id goes by id 0.</summary>
    private RegisteredGroup Acting(RegisteredGroup group) =>
        !HasActingMaster(group) ? group : group with { Addresses = group.Addresses.Remove(group.Addresses.Keys.First()).Add(0, group.Addresses.Values.First()) };

    private bool HasActingMaster(RegisteredGroup group) => nameServer.Settings.SupportsActingMaster && !group.Addresses.ContainsKey(0);

    private TopicConfig AsRouted(RegisteredGroup group, TopicConfig config)
    {
        if (nameServer.Registry.StaleQueues.TryGetValue(config.Name, out var queues))
        {
            config = config with { ReadQueues = queues, WriteQueues = queues };
        }

        return nameServer.Registry.WipedBrokers.Contains(group.Store.Name) || HasActingMaster(group)
            ? config with { Perm = config.Perm & ~TopicConfig.Writable }
            : config;
    }

    private static void WriteQueues(ReplyWriter reply, string broker, TopicConfig config) => reply
        .Raw("{\"brokerName\":"u8).Quoted(broker)
        .Raw(",\"perm\":"u8).Number(config.Perm)
        .Raw(",\"readQueueNums\":"u8).Number(config.ReadQueues)
        .Raw(",\"topicSysFlag\":0,\"writeQueueNums\":"u8).Number(config.WriteQueues)
        .Raw("}"u8);
}
