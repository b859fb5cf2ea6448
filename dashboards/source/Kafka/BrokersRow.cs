namespace Dashboards.Kafka;

/// <summary>Who carries what.</summary>
internal static class BrokersRow
{
    public static Row Create() => Row.Folded("Brokers",
        Panel.States("Answers", "Whether each broker answered.", "max by (cluster, broker) (kafka_broker_up<cluster,broker>)", "{{broker}}"),
        Panel.States("Controller", "The broker that the cluster names as its controller. Not known with KRaft.", "max by (cluster, broker) (kafka_broker_controller<cluster,broker>)", "{{broker}}"),
        Panel.Course("Registered", "Brokers that are registered with the cluster.", "short",
            new Query("max by (cluster) (kafka_brokers<cluster>)", "{{cluster}}")),
        Panel.Course("Answer", "Time from asking a broker for its groups until it had answered.", "s",
            new Query("max by (cluster, broker) (kafka_broker_roundtrip_seconds<cluster,broker>)", "{{broker}}")),
        Panel.Course("Led partitions", "Partitions that each broker leads; uneven numbers mean uneven load.", "short",
            new Query("max by (cluster, broker) (kafka_broker_leader_partitions<cluster,broker>)", "{{broker}}")),
        Panel.Course("Copies", "Partitions that each broker should have a copy of.", "short",
            new Query("max by (cluster, broker) (kafka_broker_replica_partitions<cluster,broker>)", "{{broker}}")),
        Panel.Course("Coordinated groups", "Groups that each broker coordinates.", "short",
            new Query("max by (cluster, broker) (kafka_broker_coordinated_groups<cluster,broker>)", "{{broker}}")),
        Panel.Table("Addresses", "Where brokers say that they are reached.",
            [new("cluster", "Cluster"), new("broker", "Broker", Uids.Kafka), new("host", "Host"), new("port", "Port"), new("rack", "Rack")],
            new Value("Broker", "none", "max by (cluster, broker, host, port, rack) (kafka_broker_info<cluster,broker>)")) with { Width = 8, Height = 8 });
}
