namespace Probes.Nats.Metrics.Compat.Exporter;

/// <summary>What prometheus-nats-exporter says of gateways.</summary>
internal static class ExporterGatewayMetrics
{
    public static GatewayMetrics Outbound { get; } =
        new("gnatsd_gatewayz_outbound_gateway_", "outbound", "cluster", "server_id", "gateway_name", "remote_gateway_name");

    public static GatewayMetrics Inbound { get; } =
        new("gnatsd_gatewayz_inbound_gateway_", "inbound", "cluster", "server_id", "gateway_name", "remote_gateway_name");
}
