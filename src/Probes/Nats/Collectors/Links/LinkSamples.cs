using Probes.Metrics;
using Probes.Nats.Metrics;
using Probes.Nats.Model.Links;

namespace Probes.Nats.Collectors.Links;

/// <summary>Writes what goes over the connections to one peer.</summary>
internal static class LinkSamples
{
    public static void AddRoute(SampleSink sink, LinkSum<string> route, params ReadOnlySpan<string> labels)
    {
        sink.Add(RouteMetrics.Connections, route.Connections, labels);
        AddGauges(sink, route, RouteMetrics.RoundTrip, RouteMetrics.Pending, labels);
        sink.Add(RouteMetrics.Subscriptions, route.Subscriptions, labels);
        sink.Add(RouteMetrics.ReceivedMessages, route.Traffic.InMessages, labels);
        sink.Add(RouteMetrics.SentMessages, route.Traffic.OutMessages, labels);
        sink.Add(RouteMetrics.ReceivedBytes, route.Traffic.InBytes, labels);
        sink.Add(RouteMetrics.SentBytes, route.Traffic.OutBytes, labels);
    }

    public static void AddGateway(SampleSink sink, LinkSum<GatewayEnd> gateway, params ReadOnlySpan<string> labels)
    {
        sink.Add(GatewayMetrics.Connections, gateway.Connections, labels);
        AddGauges(sink, gateway, GatewayMetrics.RoundTrip, GatewayMetrics.Pending, labels);
        sink.Add(GatewayMetrics.ReceivedMessages, gateway.Traffic.InMessages, labels);
        sink.Add(GatewayMetrics.SentMessages, gateway.Traffic.OutMessages, labels);
        sink.Add(GatewayMetrics.ReceivedBytes, gateway.Traffic.InBytes, labels);
        sink.Add(GatewayMetrics.SentBytes, gateway.Traffic.OutBytes, labels);
    }

    public static void AddLeafnode(SampleSink sink, LinkSum<LeafnodeEnd> leafnode, params ReadOnlySpan<string> labels)
    {
        sink.Add(LeafnodeMetrics.Connections, leafnode.Connections, labels);
        AddGauges(sink, leafnode, LeafnodeMetrics.RoundTrip, null, labels);
        sink.Add(LeafnodeMetrics.Subscriptions, leafnode.Subscriptions, labels);
        sink.Add(LeafnodeMetrics.ReceivedMessages, leafnode.Traffic.InMessages, labels);
        sink.Add(LeafnodeMetrics.SentMessages, leafnode.Traffic.OutMessages, labels);
        sink.Add(LeafnodeMetrics.ReceivedBytes, leafnode.Traffic.InBytes, labels);
        sink.Add(LeafnodeMetrics.SentBytes, leafnode.Traffic.OutBytes, labels);
    }

    private static void AddGauges<TPeer>(SampleSink sink, LinkSum<TPeer> link, Metric roundTrip, Metric? pending, ReadOnlySpan<string> labels)
        where TPeer : notnull
    {
        if (link.RoundTripSeconds is { } seconds)
            sink.Add(roundTrip, seconds, labels);
        if (pending is not null && link.PendingBytes is { } bytes)
            sink.Add(pending, bytes, labels);
    }
}
