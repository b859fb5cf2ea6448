namespace Dashboards.RocketMq;

/// <summary>Overview.</summary>
internal static class BrokersRow
{
    private static readonly Column[] _broker = [new("cluster", "Cluster"), new("broker", "Broker", Uids.RocketMq), new("broker_id", "Id")];

    public static Row Create() => new("Overview",
        Panel.Stat("Brokers down", "Brokers, masters and slaves, that are registered and do not answer.",
            "short", "sum(1 - rocketmq_broker_up<cluster,broker>)") with { ZeroIsGood = true },
        Panel.Stat("Groups without master", "Broker names that some name server has no master for: nobody takes writes for them.",
            "short", "max(rocketmq_name_server_broker_groups_without_master<cluster>)") with { ZeroIsGood = true },
        Panel.Stat("Written", "Messages that masters store.",
            "cps", "sum(rate(rocketmq_broker_put_messages_total<cluster,broker,broker_id=\"0\">[$__rate_interval]))"),
        Panel.Stat("Read", "Messages that brokers deliver to clients.",
            "cps", "sum(rate(rocketmq_broker_get_messages_total<cluster,broker>[$__rate_interval]))"),
        Panel.Stat("Fullest disk", "The fullest disk of a commit log.",
            "percentunit", "max(rocketmq_broker_commit_log_disk_usage_ratio<cluster,broker>)") with { Threshold = "disk_usage_ratio" },
        Panel.Stat("Longest wait to send", "How long the request at the head of a send queue has waited, on the worst broker.",
            "s", "max(rocketmq_broker_thread_pool_head_wait_seconds<cluster,broker,pool=\"send\">)") with { Threshold = "send_queue_wait_seconds" },
        Panel.Table("Brokers", "Each member of each broker group. An id of 0 is the master.", _broker,
            new("Answers", "bool_yes_no", "max by (cluster, broker, broker_id) (rocketmq_broker_up<cluster,broker>)"),
            new("Written", "cps", "sum by (cluster, broker, broker_id) (rate(rocketmq_broker_put_messages_total<cluster,broker>[$__rate_interval]))"),
            new("Read", "cps", "sum by (cluster, broker, broker_id) (rate(rocketmq_broker_get_messages_total<cluster,broker>[$__rate_interval]))"),
            new("Disk", "percentunit", "max by (cluster, broker, broker_id) (rocketmq_broker_commit_log_disk_usage_ratio<cluster,broker>)", "disk_usage_ratio"),
            new("Wait to send", "s", "max by (cluster, broker, broker_id) (rocketmq_broker_thread_pool_head_wait_seconds<cluster,broker,pool=\"send\">)", "send_queue_wait_seconds"),
            new("Running for", "s", "time() - max by (cluster, broker, broker_id) (rocketmq_broker_boot_timestamp_seconds<cluster,broker>)")),
        Panel.Table("Releases and addresses", "What brokers say of themselves.",
            [.. _broker, new("version", "Release"), new("role", "Role"), new("address", "Address")],
            new Value("Broker", "none", "max by (cluster, broker, broker_id, version, role, address) (rocketmq_broker_info<cluster,broker>)")) with { Width = 12 },
        Panel.Table("Configuration", "Settings of brokers that decide what happens to messages.",
            [.. _broker, new("broker_role", "Replication"), new("flush_disk_type", "Flush"), new("auto_create_topic", "Creates topics")],
            new Value("Broker", "none", "max by (cluster, broker, broker_id, broker_role, flush_disk_type, auto_create_topic) (rocketmq_broker_configuration_info<cluster,broker>)")) with { Width = 12 });
}
