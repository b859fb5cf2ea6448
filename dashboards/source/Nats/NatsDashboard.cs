namespace Dashboards.Nats;

/// <summary>NATS servers and JetStream.</summary>
internal static class NatsDashboard
{
    public static Dashboard Create() => new(
        "nats", "NATS: servers and JetStream",
        "Whether servers are healthy and connected to each other, who is too slow for them, and how streams and consumers are.",
        [
            Variable.Of("cluster", "Cluster", "nats_server_up<>"),
            Variable.Of("server", "Server", "nats_server_up<cluster>"),
            Variable.Of("account", "Account", "nats_account_connections<cluster>"),
            new("topic", "Stream", "stream", "nats_stream_bytes<cluster,account>"),
            new("group", "Consumer", "consumer", "nats_consumer_info<cluster,account,stream:topic>"),
        ],
        [
            OverviewRow.Create(), TrafficRow.Create(), TopologyRow.Create(), AccountsRow.Create(),
            JetStreamRow.Create(), StreamsRow.Create(), ConsumersRow.Create(), MetaRow.Create(), CanaryRow.Create(),
        ]);
}
