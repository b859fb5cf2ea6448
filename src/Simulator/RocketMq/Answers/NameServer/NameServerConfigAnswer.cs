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
        var filled = PropertiesText.Fill(text, nameServer.Properties());
        reply.Text(string.Join('\n', filled.Split('\n').Select(Changed))).End();
    }

    private string Changed(string line)
    {
        var key = line.Split('=')[0];
        return nameServer.Settings.Changed.TryGetValue(key, out var value) ? $"{key}={value}" : line;
    }
}
