namespace Probes.Kafka.Collectors;

/// <summary>What Kafka's access lists must let the exporter do, and what it reads by it.</summary>
/// <param name="What">What is read.</param>
/// <param name="Needed">The operation and the resource, as kafka-acls names them.</param>
internal sealed record Permission(string What, string Needed)
{
    public static Permission Groups { get; } = new("consumer groups", "DESCRIBE on groups (kafka-acls --operation Describe --group '*')");

    public static Permission Topics { get; } = new("offsets of topics", "DESCRIBE on topics (kafka-acls --operation Describe --topic '*')");

    public static Permission Settings { get; } = new("settings of topics", "DESCRIBE_CONFIGS on topics (kafka-acls --operation DescribeConfigs --topic '*')");

    public static Permission LogDirs { get; } = new("log directories", "DESCRIBE on the cluster (kafka-acls --operation Describe --cluster)");

    public static Permission Listing { get; } = new("the list of groups", "DESCRIBE on the cluster or on groups (kafka-acls --operation Describe --cluster)");
}
