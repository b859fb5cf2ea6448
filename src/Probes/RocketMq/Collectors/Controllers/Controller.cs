using Probes.RocketMq.Client;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Controllers;

/// <summary>One controller (5.x) as it is configured.</summary>
internal sealed class Controller(string name, ControllerClient client)
{
    /// <summary>The value of the label <c>controller</c>.</summary>
    public string Name => name;

    public ControllerClient Client => client;

    public MqVersion? Version => client.Connection.PeerVersion;
}
