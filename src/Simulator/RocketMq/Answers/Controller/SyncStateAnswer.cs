using System.Text.Json;
using Simulator.RocketMq.Answers.Broker;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.Controller;

/// <summary>CONTROLLER_GET_SYNC_STATE_DATA: BrokerReplicasInfo, of the broker names in the request's body, by the leader only.</summary>
internal sealed class SyncStateAnswer(ControllerView controller)
{
    public void Write(RemotingRequest request, ReplyWriter reply)
    {
        if (controller.Leader() != controller.Index)
        {
            Refusal.Write(request, reply, ResponseCode.ControllerNotLeader, "The controller is not in leader state");
            return;
        }

        reply.Begin(request);
        reply.Raw("{\"replicasInfoTable\":{"u8);
        var comma = default(Separator);
        foreach (var name in JsonSerializer.Deserialize<string[]>(request.Body.Span) ?? [])
        {
            if (controller.Brokers.TryGetValue(name, out var group))
            {
                comma.Write(reply);
                reply.Quoted(name).Raw(":"u8);
                WriteGroup(reply, name, group);
            }
        }

        reply.Raw("}}"u8).End();
    }

    private static void WriteGroup(ReplyWriter reply, string name, ReplicaGroup group)
    {
        reply.Raw("{\"inSyncReplicas\":["u8);
        WriteReplicas(reply, name, group.Members.Where(member => IsInSync(group, member)));
        reply.Raw("]"u8);
        if (group.Master is { } master)
        {
            reply.Raw(",\"masterAddress\":"u8).Quoted(master.Address()).Raw(",\"masterBrokerId\":"u8).Number(master.Index + 1);
        }

        reply.Raw(",\"masterEpoch\":"u8).Number(group.MasterEpoch).Raw(",\"notInSyncReplicas\":["u8);
        WriteReplicas(reply, name, group.Members.Where(member => !IsInSync(group, member)));
        reply.Raw("],\"syncStateSetEpoch\":"u8).Number(group.MasterEpoch).Raw("}"u8);
    }

    /// <summary>A replica that is away, or gets nothing, leaves the set after 15 s (haMaxTimeSlaveNotCatchup); here at once.</summary>
    private static bool IsInSync(ReplicaGroup group, BrokerView member) => member.IsRunning() && member.Store == group.Store;

    private static void WriteReplicas(ReplyWriter reply, string name, IEnumerable<BrokerView> members)
    {
        var comma = default(Separator);
        foreach (var member in members)
        {
            comma.Write(reply);
            reply.Raw("{\"alive\":"u8).Truth(member.IsRunning())
                .Raw(",\"brokerAddress\":"u8).Quoted(member.Address())
                .Raw(",\"brokerId\":"u8).Number(member.Index + 1)
                .Raw(",\"brokerName\":"u8).Quoted(name)
                .Raw("}"u8);
        }
    }
}
