namespace Probes.Nats.Metrics.Compat.Surveyor;

/// <summary>What nats-surveyor says of gateways where its option gatewayz is set.</summary>
internal static class SurveyorGatewayMetrics
{
    public static GatewayMetrics Outbound { get; } =
        new("nats_core_gatewayz_outbound_gateway_", "outbound", "server_id", "server_name", "gateway_name", "remote_gateway_name");

    public static GatewayMetrics Inbound { get; } =
        new("nats_core_gatewayz_inbound_gateway_", "inbound", "server_id", "server_name", "gateway_name", "remote_gateway_name");
}
