namespace Dashboards.RocketMq;

/// <summary>Slaves.</summary>
internal static class ReplicationRow
{
    private const string Member = "{{broker}}/{{broker_id}}";

    public static Row Create() => Row.Folded("Replication",
        Panel.Course("Slaves behind", "Bytes of the master's commit log that the slave does not have.", "bytes",
            new Query("max by (cluster, broker, broker_id) (rocketmq_broker_slave_lag_bytes<cluster,broker>)", Member)),
        Panel.Course("Slaves behind, in time", "How long ago the slave was where its master is now.", "s",
            new Query("max by (cluster, broker, broker_id) (rocketmq_broker_slave_lag_seconds<cluster,broker>)", Member)),
        Panel.Course("Slaves connected", "Slaves that are connected to the master, and those in sync, as the master says; releases from 5 on.", "short",
            new Query("max by (cluster, broker) (rocketmq_broker_ha_connected_slaves<cluster,broker>)", "{{broker}} connected"),
            new Query("max by (cluster, broker) (rocketmq_broker_ha_in_sync_slaves<cluster,broker>)", "{{broker}} in sync")),
        Panel.Course("Acting masters", "1 while name servers route to a slave as if it were the master, because the master is away.", "bool_yes_no",
            new Query("max by (cluster, broker) (rocketmq_broker_group_acting_master<cluster,broker>)", "{{broker}}")));
}
