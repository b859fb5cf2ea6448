using System.Collections.Immutable;
using System.Globalization;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Simulator.Kafka.Model;

namespace Simulator.Kafka.Answers;

/// <summary>KafkaApis.handleDescribeConfigsRequest: topics from any broker, a broker's own from itself.</summary>
internal static class DescribeConfigsAnswer
{
    private static readonly ImmutableSortedDictionary<string, string> topicDefaults = new Dictionary<string, string>
    {
        ["cleanup.policy"] = "delete",
        ["compression.type"] = "producer",
        ["max.message.bytes"] = "1048588",
        ["message.timestamp.type"] = "CreateTime",
        ["min.insync.replicas"] = "1",
        ["retention.bytes"] = "-1",
        ["retention.ms"] = "604800000",
        ["segment.bytes"] = "1073741824",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public static DescribeConfigsResponse Of(BrokerView view, DescribeConfigsRequest request) => new([.. request.Resources.Select(resource => Result(view, resource))]);

    /// <summary>min.insync.replicas of a topic.</summary>
    public static int LeastInSync(TopicState topic) => int.Parse(
        topic.Configs.GetValueOrDefault("min.insync.replicas") ?? topicDefaults["min.insync.replicas"], CultureInfo.InvariantCulture);

    private static DescribeConfigsResponse.Result Result(BrokerView view, DescribeConfigsRequest.Resource asked) => asked.Type switch
    {
        ConfigResource.Topic when view.ErrorOfTopic(asked.Name) is var error && error != ErrorCode.None => Failed(asked, error),
        ConfigResource.Topic when view.Cluster.Topics.TryGetValue(asked.Name, out var topic) => Told(asked, topicDefaults.SetItems(topic.Configs)),
        ConfigResource.Topic => Failed(asked, ErrorCode.UnknownTopicOrPartition),
        ConfigResource.Broker when view.ErrorOfCluster() is var error && error != ErrorCode.None => Failed(asked, error),
        ConfigResource.Broker when asked.Name == view.Node.ToString(CultureInfo.InvariantCulture) => Told(asked, OfBroker(view)),
        _ => Failed(asked, ErrorCode.InvalidRequest),
    };

    private static DescribeConfigsResponse.Result Failed(DescribeConfigsRequest.Resource asked, ErrorCode error) =>
        new(error, error == ErrorCode.InvalidRequest ? $"Unexpected resource {asked.Name}" : null, asked.Type, asked.Name, []);

    private static DescribeConfigsResponse.Result Told(DescribeConfigsRequest.Resource asked, ImmutableSortedDictionary<string, string> configs) => new(
        ErrorCode.None, null, asked.Type, asked.Name,
        [
            .. configs.Where(config => asked.Keys is not { IsEmpty: false } keys || keys.Contains(config.Key))
                .Select(config => new DescribeConfigsResponse.Config(config.Key, config.Value)),
        ]);

    private static ImmutableSortedDictionary<string, string> OfBroker(BrokerView view) => new Dictionary<string, string>
    {
        ["auto.create.topics.enable"] = view.Cluster.Plan.AutoCreateTopics ? "true" : "false",
        ["broker.id"] = view.Node.ToString(CultureInfo.InvariantCulture),
        ["log.dirs"] = "/var/lib/kafka/data",
        ["min.insync.replicas"] = "1",
        ["offsets.retention.minutes"] = "10080",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
