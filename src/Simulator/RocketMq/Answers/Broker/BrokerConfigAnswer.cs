using System.Globalization;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>GET_BROKER_CONFIG: properties text; the data version is an ext field with JSON in it.</summary>
internal sealed class BrokerConfigAnswer(BrokerView broker)
{
    private readonly string text = PropertiesText.Load(broker.Flavor.IsV5 ? "broker-5.3.3.properties" : "broker-4.9.8.properties");

    /// <summary>Keys that are null, and so not told, outside DLedger.</summary>
    private string DLedger() => string.Create(
        CultureInfo.InvariantCulture,
        $"dLegerGroup={broker.Store.Name}\ndLegerPeers={broker.Replicas.Peers}\ndLegerSelfId=n{broker.Index}\n");

    public void Write(RemotingRequest request, ReplyWriter reply)
    {
        var state = broker.Flavor.IsV5 ? "\"stateVersion\":0," : "";
        var boot = broker.Store.BootTime.ToString(CultureInfo.InvariantCulture);
        reply.Begin(request, extFields: [new("version", $"{{\"counter\":0,{state}\"timestamp\":{boot}}}")]);
        reply.Text(PropertiesText.Fill(text, broker.Properties())).Text(broker.Replicas.IsDLedger ? DLedger() : "").End();
    }
}
