namespace Dashboards.NameServers;

/// <summary>What clients are told.</summary>
internal static class RoutesRow
{
    public static Row Create() => Row.Folded("Routes",
        Panel.Course("Topics", "Topics that each name server has a route for, by kind.", "short",
            new Query("sum by (name_server, kind) (rocketmq_name_server_topics<target,name_server>)", "{{name_server}} {{kind}}")),
        Panel.Course("Topics nobody can write", "Topics that are routed to brokers of which none may be written to.", "short",
            new Query("max by (name_server) (rocketmq_name_server_topics_without_writable_queue<target,name_server>)", "{{name_server}}")),
        Panel.Course("Topics without master", "Topics whose route names a broker group without a master.", "short",
            new Query("max by (name_server) (rocketmq_name_server_topics_without_master<target,name_server>)", "{{name_server}}")),
        Panel.Course("Write permissions wiped", "Topics that a broker takes writes for and a name server says it does not.", "short",
            new Query("max by (name_server, broker) (rocketmq_name_server_write_wiped_topics<target,name_server,cluster>)", "{{name_server}} {{broker}}")),
        Panel.Course("Routes known", "Topics of which the exporter knows this name server's route; it asks them in turn.", "short",
            new Query("max by (name_server) (rocketmq_name_server_known_routes<target,name_server>)", "{{name_server}}")),
        Panel.Course("Oldest route", "Age of the oldest route that comparisons use.", "s",
            new Query("max by (target) (rocketmq_name_servers_oldest_route_age_seconds<target>)", "{{target}}")),
        Panel.Table("Topics nobody can write, by name", "The first 20 topics of each name server that cannot be written to.",
            [new("target", "Target"), new("name_server", "Name server", Uids.NameServers), new("topic", "Topic", Uids.Lag)],
            new Value("Cannot be written", "bool_yes_no", "max by (target, name_server, topic) (rocketmq_name_server_unwritable_topic<target,name_server>)")) with { Without = "none" });
}
