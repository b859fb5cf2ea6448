using EndToEnd.Compat;

namespace EndToEnd.Nats.Compat;

/// <summary>
/// What the dashboards made for prometheus-nats-exporter ask, panel by panel: Grafana 2279 (grafana-nats-dash.json) and 14725
/// (grafana-jetstream-dash.json). "All" of a variable is every value that it can have.
/// </summary>
internal static class OldNatsDashboards
{
    private const string Consumer = "{server_id=~\".+\",stream_name=~\".+\",consumer_name=~\".+\"}";

    private const string Server = "{server_id=~\".+\"}";

    public static IEnumerable<OldQuery> Servers =>
    [
        new("Server CPU", "gnatsd_varz_cpu"),
        new("Server Memory", "gnatsd_varz_mem"),
        new("Bytes In", "rate(gnatsd_varz_in_bytes[1m])"),
        new("NATS Msgs In", "rate(gnatsd_varz_in_msgs[1m])"),
        new("Bytes Out", "rate(gnatsd_varz_out_bytes[1m])"),
        new("NATS Msgs Out", "rate(gnatsd_varz_out_msgs[1m])"),
        new("Connections", "gnatsd_varz_connections"),
        new("Subscriptions", "gnatsd_varz_subscriptions"),
        new("Slow Consumers", "gnatsd_varz_slow_consumers"),
    ];

    public static IEnumerable<OldQuery> JetStream =>
    [
        new("variable server", "count(jetstream_server_total_streams{server_id!=\"\"}) by (server_id)"),
        new("variable stream", "count(jetstream_stream_last_seq{stream_name!=\"\"}) by (stream_name)"),
        new("variable consumer", "count(jetstream_consumer_num_pending{consumer_name!=\"\"}) by (consumer_name)"),
        new("Storage Used", $"sum(gnatsd_varz_jetstream_stats_storage{Server})/sum(gnatsd_varz_jetstream_config_max_storage{Server})"),
        new("Total Storage Used", $"sum(gnatsd_varz_jetstream_stats_storage{Server})"),
        new("Max Storage", $"sum(gnatsd_varz_jetstream_config_max_storage{Server})"),
        new("Memory Used", $"sum(gnatsd_varz_jetstream_stats_memory{Server})/sum(gnatsd_varz_jetstream_config_max_memory{Server})"),
        new("Memory Used", $"sum(gnatsd_varz_jetstream_stats_memory{Server})"),
        new("Total Memory", $"sum(gnatsd_varz_jetstream_config_max_memory{Server})"),
        new("Connections", $"sum(gnatsd_varz_connections{Server})"),
        new("Total Consumers", $"sum(jetstream_server_total_consumers{Server})"),
        new("Stream data size", "sum(jetstream_stream_total_bytes{server_id=~\".+\",stream_name=~\".+\"}) by (stream_name)"),
        new("Stream message count", "sum(jetstream_stream_total_messages{server_id=~\".+\",stream_name=~\".+\"}) by (stream_name)"),
        new("Message Rate", "sum(rate(jetstream_stream_last_seq{server_id=~\".+\",stream_name=~\".+\"}[1m])) by (stream_name)"),
        new(
            "Messages per second (++)",
            $"sum(rate(jetstream_consumer_num_pending{Consumer}[1m])+rate(jetstream_consumer_delivered_consumer_seq{Consumer}[1m])) by (consumer_name)"),
        new("Messages per second (--)", $"- sum(rate(jetstream_consumer_delivered_consumer_seq{Consumer}[1m])) by (consumer_name)"),
        new("Total delivered messages", $"sum(jetstream_consumer_delivered_consumer_seq{Consumer}) by (consumer_name)"),
        new("Pending messages", $"sum(jetstream_consumer_num_pending{Consumer}) by (consumer_name)"),
        new("Message Acks Pending", $"sum(jetstream_consumer_num_ack_pending{Consumer}) by (consumer_name)"),
    ];
}
