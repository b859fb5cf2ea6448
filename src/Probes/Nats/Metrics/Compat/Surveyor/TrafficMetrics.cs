using Probes.Metrics;

namespace Probes.Nats.Metrics.Compat.Surveyor;

/// <summary>What nats-surveyor counts between servers. The number of the connection is left out: it is another one after each reconnect.</summary>
internal static class TrafficMetrics
{
    public static readonly Metric RouteSentMessages = SurveyorMetric.Core(
        "route_sent_msg_count", "Messages sent over the routes to one server since they began.", "/routez, out_msgs", "server_route_name");

    public static readonly Metric RouteSentBytes = SurveyorMetric.Core(
        "route_sent_bytes", "Bytes sent over the routes to one server since they began.", "/routez, out_bytes", "server_route_name");

    public static readonly Metric RouteReceivedMessages = SurveyorMetric.Core(
        "route_recv_msg_count", "Messages received over the routes to one server since they began.", "/routez, in_msgs", "server_route_name");

    public static readonly Metric RouteReceivedBytes = SurveyorMetric.Core(
        "route_recv_bytes", "Bytes received over the routes to one server since they began.", "/routez, in_bytes", "server_route_name");

    public static readonly Metric RoutePending = SurveyorMetric.Core(
        "route_pending_bytes", "Bytes that wait to be sent over the routes to one server.", "/routez, pending_size", "server_route_name");

    public static readonly Metric GatewaySentMessages = SurveyorMetric.Core(
        "gateway_sent_msgs_count", "Messages sent to the other cluster since the connection began.", "/gatewayz, outbound_gateways, out_msgs", "server_gateway_name");

    public static readonly Metric GatewaySentBytes = SurveyorMetric.Core(
        "gateway_sent_bytes", "Bytes sent to the other cluster since the connection began.", "/gatewayz, outbound_gateways, out_bytes", "server_gateway_name");

    public static readonly Metric GatewayReceivedMessages = SurveyorMetric.Core(
        "gateway_recv_msg_count", "Messages received from the other cluster since its connections began.", "/gatewayz, inbound_gateways, in_msgs", "server_gateway_name");

    public static readonly Metric GatewayReceivedBytes = SurveyorMetric.Core(
        "gateway_recv_bytes", "Bytes received from the other cluster since its connections began.", "/gatewayz, inbound_gateways, in_bytes", "server_gateway_name");

    public static readonly Metric GatewayInbound = SurveyorMetric.Core(
        "gateway_inbound_msg_count", "Connections from the other cluster, whatever the name says.", "/gatewayz, inbound_gateways", "server_gateway_name");

    public static IReadOnlyList<Metric> All { get; } =
    [
        RouteSentMessages, RouteSentBytes, RouteReceivedMessages, RouteReceivedBytes, RoutePending, GatewaySentMessages,
        GatewaySentBytes, GatewayReceivedMessages, GatewayReceivedBytes, GatewayInbound,
    ];
}
