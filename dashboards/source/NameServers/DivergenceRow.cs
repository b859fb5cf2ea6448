namespace Dashboards.NameServers;

/// <summary>Where they differ.</summary>
internal static class DivergenceRow
{
    public static Row Create() => new("Differences",
        Panel.Course("At this moment", "In how many brokers, topics or settings a name server differs from the others now. Some of it heals with the next registration.", "short",
            new Query("sum by (name_server, kind) (rocketmq_name_server_divergences<target,name_server>)", "{{name_server}} {{kind}}")),
        Panel.Course("That last", "Those that have lasted for 35 seconds or longer.", "short",
            new Query("sum by (name_server, kind) (rocketmq_name_server_settled_divergences<target,name_server>)", "{{name_server}} {{kind}}")),
        Panel.Course("Tables at odds with themselves", "Broker names with which a name server's own tables are at odds.", "short",
            new Query("sum by (name_server, reason) (rocketmq_name_server_flawed_broker_names<target,name_server>)", "{{name_server}} {{reason}}")),
        Panel.Table("What differs", "Each broker, topic or setting in which a name server has differed for 35 seconds or longer; the first 20 of each kind.",
            [new("target", "Target"), new("name_server", "Name server", Uids.NameServers), new("kind", "Kind"), new("subject", "What")],
            new Value("Differs", "bool_yes_no", "max by (target, name_server, kind, subject) (rocketmq_name_server_divergent<target,name_server>)")) with { Without = "nothing" });
}
