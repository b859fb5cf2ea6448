using System.Collections.Immutable;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;

namespace Simulator.Kafka.Answers;

/// <summary>KafkaApis.handleCreateTopicsRequest. Without ZooKeeper any broker takes it and forwards it.</summary>
internal static class CreateTopicsAnswer
{
    public static CreateTopicsResponse Of(BrokerView view, ImmutableArray<CreateTopicsRequest> request) => new([.. request.Select(topic => Create(view, topic))]);

    private static CreateTopicsResponse.Topic Create(BrokerView view, CreateTopicsRequest asked)
    {
        var (error, message) = Refusal(view, asked);
        if (error == ErrorCode.None)
        {
            // -1 is the broker's default, from v4 on.
            view.Cluster.CreateTopic(
                asked.Topic, Math.Max(asked.Partitions, 1), Math.Max((int)asked.ReplicationFactor, 1), asked.Configs.ToImmutableDictionary());
        }

        return new(asked.Topic, error, message);
    }

    private static (ErrorCode Error, string? Message) Refusal(BrokerView view, CreateTopicsRequest asked) =>
        view.Cluster.Release < KafkaRelease.V3_7 && view.Node != view.Cluster.Controller ? (ErrorCode.NotController, null)
        : view.ErrorOfTopic(asked.Topic) is var denied && denied != ErrorCode.None ? (denied, null)
        : view.ErrorOfCluster() is var error && error != ErrorCode.None ? (ErrorCode.TopicAuthorizationFailed, null)
        : view.Cluster.Topics.ContainsKey(asked.Topic) ? (ErrorCode.TopicAlreadyExists, $"Topic '{asked.Topic}' already exists.")
        : asked.Partitions == 0 || asked.Partitions < -1 ? (ErrorCode.InvalidPartitions, "Number of partitions must be larger than 0.")
        : asked.ReplicationFactor > view.Cluster.Registered.Count()
            ? (ErrorCode.InvalidReplicationFactor, $"Replication factor: {asked.ReplicationFactor} larger than available brokers: {view.Cluster.Registered.Count()}.")
        : (ErrorCode.None, null);
}
