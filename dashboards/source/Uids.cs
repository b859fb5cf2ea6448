namespace Dashboards;

/// <summary>Where data links lead.</summary>
internal static class Uids
{
    public const string Lag = "broker-exporter-lag";
    public const string RocketMq = "broker-exporter-rocketmq";
    public const string NameServers = "broker-exporter-name-servers";
    public const string Nats = "broker-exporter-nats";
    public const string Kafka = "broker-exporter-kafka";
    public const string Exporter = "broker-exporter-health";
}
