namespace BrokerExporter.Status;

/// <summary>
/// The one thing on the page that only one system has. Found by the names of its metrics, so that nothing here depends on how it is
/// asked; a test holds them against the catalogue.
/// </summary>
internal static class NameServerFamilies
{
    public const string Up = "rocketmq_name_server_up";
    public const string Info = "rocketmq_name_server_info";
    public const string Brokers = "rocketmq_name_server_brokers";
    public const string GroupsWithoutMaster = "rocketmq_name_server_broker_groups_without_master";
    public const string Topics = "rocketmq_name_server_topics";
    public const string Divergences = "rocketmq_name_server_divergences";
    public const string SettledDivergences = "rocketmq_name_server_settled_divergences";
    public const string Divergent = "rocketmq_name_server_divergent";
    public const string LastAgreed = "rocketmq_name_servers_last_agreed_timestamp_seconds";

    public static IReadOnlyList<string> All { get; } =
        [Up, Info, Brokers, GroupsWithoutMaster, Topics, Divergences, SettledDivergences, Divergent, LastAgreed];
}
