namespace Dashboards.Kafka;

/// <summary>One screen.</summary>
internal static class OverviewRow
{
    /// <summary>How full the volume of a log directory is.</summary>
    internal const string Fill = "max by (cluster, broker, log_dir) (1 - kafka_log_dir_usable_bytes<cluster,broker> / kafka_log_dir_capacity_bytes<cluster,broker>)";

    private static readonly Column[] _broker = [new("cluster", "Cluster"), new("broker", "Broker", Uids.Kafka)];

    public static Row Create() => new("Overview",
        Panel.Stat("Brokers down", "Brokers that do not answer; those that the cluster names no more count while partitions are assigned to them.",
            "short", "sum(1 - kafka_broker_up<cluster,broker>)") with { ZeroIsGood = true },
        Panel.Stat("Partitions offline", "Partitions that nobody leads: they can neither be written nor read.",
            "short", "sum(kafka_topic_offline_partitions<cluster,topic>)") with { ZeroIsGood = true },
        Panel.Stat("Under min ISR", "Partitions with fewer copies in sync than min.insync.replicas: producers with acks=all are refused.",
            "short", "sum(kafka_topic_under_min_isr_partitions<cluster,topic>)") with { ZeroIsGood = true },
        Panel.Stat("Under-replicated", "Partitions of which a copy is not in sync. For a while it is no news: a restart, a partition that moves.",
            "short", "sum(kafka_topic_under_replicated_partitions<cluster,topic>)") with { ZeroIsGood = true },
        Panel.Stat("Fullest volume", "The fullest volume of a log directory; brokers from 3.3 on tell it. A full one takes the directory offline, and the last directory its broker.",
            "percentunit", $"max({Fill})") with { Threshold = "log_dir_usage_ratio" },
        Panel.Stat("Controller", "Whether each cluster names a controller. Not known with KRaft.",
            "bool_yes_no", "min(max by (cluster) (kafka_broker_controller<cluster>))") with { OneIsGood = true },
        Panel.Table("Brokers", "Each broker. Led partitions should be about as many on each; a broker with a backlog as follower has copies out of sync, or about to be.", _broker,
            new("Answers", "bool_yes_no", "max by (cluster, broker) (kafka_broker_up<cluster,broker>)"),
            new("Led partitions", "short", "max by (cluster, broker) (kafka_broker_leader_partitions<cluster,broker>)"),
            new("Copies", "short", "max by (cluster, broker) (kafka_broker_replica_partitions<cluster,broker>)"),
            new("Groups", "short", "max by (cluster, broker) (kafka_broker_coordinated_groups<cluster,broker>)"),
            new("Behind as follower", "short", "max by (cluster, broker) (kafka_broker_replica_lag_messages<cluster,broker>)"),
            new("Volume", "percentunit", $"max by (cluster, broker) ({Fill})", "log_dir_usage_ratio"),
            new("Answer", "s", "max by (cluster, broker) (kafka_broker_roundtrip_seconds<cluster,broker>)")),
        Panel.Table("Topics in trouble", "Topics with partitions that lack something, worst first.",
            [new("cluster", "Cluster"), new("topic", "Topic", Uids.Kafka)],
            new("Offline", "short", "max by (cluster, topic) (kafka_topic_offline_partitions<cluster,topic>) > 0"),
            new("Under min ISR", "short", "max by (cluster, topic) (kafka_topic_under_min_isr_partitions<cluster,topic>) > 0"),
            new("Under-replicated", "short", "max by (cluster, topic) (kafka_topic_under_replicated_partitions<cluster,topic>) > 0")) with { Width = 12, Height = 7, Without = "none" },
        Panel.Table("Clusters", "What clusters say of themselves; the release is guessed from the requests that all brokers know.",
            [new("cluster", "Cluster"), new("cluster_id", "Id"), new("version", "Release")],
            new Value("Cluster", "none", "max by (cluster, cluster_id, version) (kafka_cluster_info<cluster>)")) with { Width = 12, Height = 7 });
}
