namespace Dashboards.Nats;

/// <summary>Who uses servers.</summary>
internal static class AccountsRow
{
    public static Row Create() => Row.Folded("Accounts and connections",
        Panel.Course("Connections", "Connections by account.", "short",
            new Query("sum by (cluster, account) (nats_account_connections<cluster,server,account>)", "{{account}}")),
        Panel.Course("Messages", "Messages that clients of each account sent and were sent.", "cps",
            new Query("sum by (cluster, account) (rate(nats_account_received_messages_total<cluster,server,account>[$__rate_interval]))", "{{account}} received"),
            new Query("sum by (cluster, account) (rate(nats_account_sent_messages_total<cluster,server,account>[$__rate_interval]))", "{{account}} sent")),
        Panel.Course("Slow consumers", "Connections of each account that were closed because they were too slow.", "cps",
            new Query("sum by (cluster, account) (rate(nats_account_slow_consumers_total<cluster,server,account>[$__rate_interval]))", "{{account}}")),
        Panel.Course("Pending of clients", "Bytes that wait for clients, the largest first. Only where connections is above 0.", "bytes",
            new Query("max by (cluster, account, client) (nats_client_pending_bytes<cluster,server,account>)", "{{client}}")),
        Panel.Course("Connections closed", "Connections that ended, by reason. Only where connections is above 0.", "cps",
            new Query("sum by (cluster, server, reason) (rate(nats_server_closed_connections_total<cluster,server>[$__rate_interval]))", "{{server}} {{reason}}")),
        Panel.Course("Members of queue groups", "Subscriptions that share the messages of a subject. Only where subscriptions is on.", "short",
            new Query("max by (cluster, account, queue_group) (nats_queue_group_members<cluster,account>)", "{{queue_group}}")));
}
