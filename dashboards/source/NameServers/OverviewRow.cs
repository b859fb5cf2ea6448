namespace Dashboards.NameServers;

/// <summary>One screen.</summary>
internal static class OverviewRow
{
    public static Row Create() => new("Overview",
        Panel.Stat("Name servers down", "Name servers that did not answer in the last collection.",
            "short", "sum(1 - rocketmq_name_server_up<target,name_server>)") with { ZeroIsGood = true },
        Panel.Stat("Differences", "Brokers, topics and settings in which name servers have differed for 35 seconds or longer.",
            "short", "sum(rocketmq_name_server_settled_divergences<target,name_server>)") with { ZeroIsGood = true },
        Panel.Stat("Since they agreed", "How long ago all name servers that answered said the same.",
            "s", "time() - min(rocketmq_name_servers_last_agreed_timestamp_seconds<target>)"),
        Panel.Stat("Groups without master", "Broker names that some name server has no master for.",
            "short", "max(rocketmq_name_server_broker_groups_without_master<target,name_server,cluster>)") with { ZeroIsGood = true },
        Panel.Stat("Topics nobody can write", "Topics that some name server routes to brokers of which none may be written to.",
            "short", "max(rocketmq_name_server_topics_without_writable_queue<target,name_server>)") with { ZeroIsGood = true },
        Panel.Stat("Write permissions wiped", "Topics whose write permission some name server has wiped although the broker takes writes (wipeWritePerm).",
            "short", "sum(rocketmq_name_server_write_wiped_topics<target,name_server,cluster>)") with { ZeroIsGood = true },
        Panel.Table("Name servers", "Each name server and what it knows. Numbers that differ between them are worth a look.",
            [new("target", "Target"), new("name_server", "Name server", Uids.NameServers)],
            new("Answers", "bool_yes_no", "max by (target, name_server) (rocketmq_name_server_up<target,name_server>)"),
            new("Brokers", "short", "sum by (target, name_server) (rocketmq_name_server_brokers<target,name_server,cluster>)"),
            new("Topics", "short", "sum by (target, name_server) (rocketmq_name_server_topics<target,name_server>)"),
            new("Differences", "short", "sum by (target, name_server) (rocketmq_name_server_settled_divergences<target,name_server>)"),
            new("99 % of requests", "s", "histogram_quantile(0.99, sum by (le, target, name_server) (rate(rocketmq_name_server_request_duration_seconds_bucket<target,name_server>[$__rate_interval])))"),
            new("Failures", "cps", "sum by (target, name_server) (rate(rocketmq_name_server_request_failures_total<target,name_server>[$__rate_interval]))")),
        Panel.States("Answers", "Whether each name server answered.", "max by (target, name_server) (rocketmq_name_server_up<target,name_server>)", "{{name_server}}") with { Width = 24, Height = 5 });
}
