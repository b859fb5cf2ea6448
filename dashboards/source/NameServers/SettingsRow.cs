namespace Dashboards.NameServers;

/// <summary>Releases and settings.</summary>
internal static class SettingsRow
{
    public static Row Create() => Row.Folded("Releases and settings",
        Panel.Table("Releases", "The release of each name server.",
            [new("target", "Target"), new("name_server", "Name server", Uids.NameServers), new("version", "Release")],
            new Value("Name server", "none", "max by (target, name_server, version) (rocketmq_name_server_info<target,name_server>)")) with { Width = 12 },
        Panel.Table("Settings", "Settings that change what clients see.",
            [
                new("target", "Target"), new("name_server", "Name server", Uids.NameServers), new("order_message_enable", "Order messages"),
                new("return_order_topic_config_to_broker", "Order topics to brokers"), new("support_acting_master", "Acting masters"),
            ],
            new Value("Name server", "none", "max by (target, name_server, order_message_enable, return_order_topic_config_to_broker, support_acting_master) (rocketmq_name_server_configuration_info<target,name_server>)")) with { Width = 12 },
        Panel.Course("Order topics", "Topics with a global order configuration in each name server.", "short",
            new Query("max by (name_server) (rocketmq_name_server_order_topics<target,name_server>)", "{{name_server}}")) with { Width = 12 });
}
