using System.Globalization;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.Controller;

/// <summary>CONTROLLER_GET_METADATA_INFO: GetMetaDataResponseHeader, no body. Fields that are null are left out.</summary>
internal sealed class MetadataAnswer(ControllerView controller)
{
    public void Write(RemotingRequest request, ReplyWriter reply)
    {
        var peers = controller.Peers();
        var fields = new List<KeyValuePair<string, string>>();
        if (controller.Leader() is { } leader)
        {
            fields.Add(new("controllerLeaderAddress", peers[leader]));
            fields.Add(new("controllerLeaderId", Name(leader)));
        }

        fields.Add(new("group", "group1"));
        fields.Add(new("isLeader", controller.Leader() == controller.Index ? "true" : "false"));
        fields.Add(new("peers", string.Concat(peers.Select((peer, index) => $"{Name(index)}:{peer};"))));
        reply.Begin(request, extFields: [.. fields]);
        reply.End();
    }

    private static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"n{index}");
}
