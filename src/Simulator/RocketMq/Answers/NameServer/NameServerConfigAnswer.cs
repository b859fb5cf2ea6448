using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.NameServer;

/// <summary>GET_NAMESRV_CONFIG: properties text.</summary>
internal sealed class NameServerConfigAnswer(NameServerView nameServer)
{
    private readonly string text = PropertiesText.Load(
        nameServer.Flavor.IsV5 ? "name-server-5.3.3.properties" : "name-server-4.9.8.properties");

    public void Write(RemotingRequest request, ReplyWriter reply)
    {
        reply.Begin(request);
        reply.Text(PropertiesText.Fill(text, nameServer.Properties())).End();
    }
}
