namespace Dashboards.NameServers;

/// <summary>Name servers, each by itself, and where they differ.</summary>
internal static class NameServersDashboard
{
    public static Dashboard Create() => new(
        "name-servers", "RocketMQ: name servers",
        "Whether each name server answers, what it knows, and where they do not say the same: clients ask only one of them, and believe it.",
        [
            Variable.Of("target", "Target", "rocketmq_name_server_up<>"),
            Variable.Of("name_server", "Name server", "rocketmq_name_server_up<target>"),
            Variable.Of("cluster", "Cluster", "rocketmq_name_server_brokers<target,name_server>"),
        ],
        [OverviewRow.Create(), RequestsRow.Create(), DivergenceRow.Create(), RegistrationRow.Create(), RoutesRow.Create(), SettingsRow.Create()]);
}
