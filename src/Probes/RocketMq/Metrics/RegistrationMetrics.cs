using Probes.Metrics;

namespace Probes.RocketMq.Metrics;

/// <summary>Which brokers name servers list, held against which brokers answer.</summary>
internal static class RegistrationMetrics
{
    public static readonly Metric UnreachableBrokers = Metric.Gauge(
        "rocketmq_name_server_unreachable_brokers",
        "Brokers that are registered at the name server and do not answer the exporter.",
        "target", "name_server").From("GET_BROKER_CLUSTER_INFO (106); GET_BROKER_RUNTIME_INFO (28)").Across(AcrossShards.Sum);

    public static readonly Metric UnregisteredBrokers = Metric.Gauge(
        "rocketmq_name_server_unregistered_brokers",
        "Brokers that answer the exporter and are not registered at the name server.",
        "target", "name_server").From("GET_BROKER_CLUSTER_INFO (106); GET_BROKER_RUNTIME_INFO (28)").Across(AcrossShards.Sum);

    public static readonly Metric Registrations = Metric.Gauge(
        "rocketmq_broker_registrations",
        "Name servers that list the broker, of those that answered.",
        "cluster", "broker", "broker_id").From("GET_BROKER_CLUSTER_INFO (106), brokerAddrTable");

    public static readonly Metric ConfiguredNameServers = Metric.Gauge(
        "rocketmq_broker_configured_name_servers",
        "Name servers that the broker is configured with; asked every five minutes, dropped after fifteen without an answer.",
        "cluster", "broker", "broker_id").From("GET_BROKER_CONFIG (26), namesrvAddr");

    public static readonly Metric NameServerConfigured = Metric.Gauge(
        "rocketmq_broker_name_server_configured",
        "Whether the broker is configured with this name server of the target (1) or not (0); absent if it calls all of them by addresses that the exporter does not know; asked every five minutes, dropped after fifteen without an answer.",
        "cluster", "broker", "broker_id", "name_server").From("GET_BROKER_CONFIG (26), namesrvAddr");

    public static readonly Metric UnwatchedNameServers = Metric.Gauge(
        "rocketmq_broker_unwatched_name_servers",
        "Name servers that the broker is configured with and the target is not; absent if it calls all of them by addresses that the exporter does not know; asked every five minutes, dropped after fifteen without an answer.",
        "cluster", "broker", "broker_id").From("GET_BROKER_CONFIG (26), namesrvAddr");

    public static IReadOnlyList<Metric> All { get; } =
        [UnreachableBrokers, UnregisteredBrokers, Registrations, ConfiguredNameServers, NameServerConfigured, UnwatchedNameServers];
}
