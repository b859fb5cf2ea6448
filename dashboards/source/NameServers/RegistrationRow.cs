namespace Dashboards.NameServers;

/// <summary>Brokers, from both sides.</summary>
internal static class RegistrationRow
{
    public static Row Create() => Row.Folded("Registrations",
        Panel.Course("Brokers registered", "Brokers at each name server, by role.", "short",
            new Query("sum by (name_server, cluster, role) (rocketmq_name_server_brokers<target,name_server,cluster>)", "{{name_server}} {{cluster}} {{role}}")),
        Panel.Course("Registered, not reachable", "Brokers that are registered and do not answer the exporter.", "short",
            new Query("max by (name_server) (rocketmq_name_server_unreachable_brokers<target,name_server>)", "{{name_server}}")),
        Panel.Course("Not registered", "Brokers that others know and this name server does not.", "short",
            new Query("max by (name_server) (rocketmq_name_server_unregistered_brokers<target,name_server>)", "{{name_server}}")),
        Panel.Table("Seen by brokers", "At how many name servers a broker is registered, how many it is configured with, and how many of those nobody watches.",
            [new("cluster", "Cluster"), new("broker", "Broker", Uids.RocketMq), new("broker_id", "Id")],
            new("Registered at", "short", "max by (cluster, broker, broker_id) (rocketmq_broker_registrations<cluster>)"),
            new("Configured with", "short", "max by (cluster, broker, broker_id) (rocketmq_broker_configured_name_servers<cluster>)"),
            new("Not watched", "short", "max by (cluster, broker, broker_id) (rocketmq_broker_unwatched_name_servers<cluster>)")));
}
