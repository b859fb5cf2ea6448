namespace Dashboards.Exporter;

/// <summary>What it asks of whom.</summary>
internal static class PeersRow
{
    public static Row Create() => Row.Folded("Requests to brokers",
        Panel.Course("Requests by kind", "Requests sent, by the protocol's name.", "reqps",
            new Query("sum by (target, request) (rate(broker_exporter_peer_requests_total<target>[$__rate_interval]))", "{{target}} {{request}}")) with { Width = 12 },
        Panel.Course("Requests by server", "Requests sent to each server.", "reqps",
            new Query("sum by (target, peer) (rate(broker_exporter_peer_requests_total<target>[$__rate_interval]))", "{{target}} {{peer}}")) with { Width = 12 },
        Panel.Course("Failures", "Requests and connections that failed, by kind.", "cps",
            new Query("sum by (target, peer, kind) (rate(broker_exporter_peer_failures_total<target>[$__rate_interval]))", "{{peer}} {{kind}}")) with { Width = 12 },
        Panel.Course("Bytes", "Bytes received from and sent to servers.", "Bps",
            new Query("sum by (target) (rate(broker_exporter_peer_received_bytes_total<target>[$__rate_interval]))", "{{target}} received"),
            new Query("sum by (target) (rate(broker_exporter_peer_sent_bytes_total<target>[$__rate_interval]))", "{{target}} sent")) with { Width = 12 });
}
