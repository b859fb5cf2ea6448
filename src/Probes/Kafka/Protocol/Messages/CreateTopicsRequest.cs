using System.Collections.Immutable;

namespace Probes.Kafka.Protocol.Messages;

/// <summary>Makes a topic, for the canary only. Asked of the controller.</summary>
/// <param name="Topic">Its name.</param>
/// <param name="Partitions">How many.</param>
/// <param name="ReplicationFactor">How many copies of each.</param>
/// <param name="Configs">Settings that are not the broker's own.</param>
/// <param name="Timeout">Milliseconds.</param>
internal sealed record CreateTopicsRequest(
    string Topic, int Partitions, short ReplicationFactor, ImmutableArray<KeyValuePair<string, string>> Configs, int Timeout) : KafkaRequest<CreateTopicsResponse>
{
    public override ApiKey Key => ApiKey.CreateTopics;

    /// <summary>topics [name num_partitions replication_factor assignments configs [name value]] timeout_ms validate_only.</summary>
    public override void Write(KafkaWriter writer)
    {
        writer.Array([this], static (item, topic) =>
        {
            item.String(topic.Topic);
            item.Int32(topic.Partitions);
            item.Int16(topic.ReplicationFactor);
            item.Int32s([]);
            item.Array(topic.Configs, static (config, entry) =>
            {
                config.String(entry.Key);
                config.String(entry.Value);
            });
        });
        writer.Int32(Timeout);
        writer.Boolean(false);
    }

    public static ImmutableArray<CreateTopicsRequest> Read(ref KafkaReader reader)
    {
        var topics = reader.Array(static (ref KafkaReader item) =>
        {
            var (name, partitions, factor) = (item.String(), item.Int32(), item.Int16());
            item.Array(static (ref KafkaReader assignment) => (assignment.Int32(), assignment.Int32s()));
            var configs = item.Array(static (ref KafkaReader config) => KeyValuePair.Create(config.String(), config.NullableString() ?? ""));
            return new CreateTopicsRequest(name, partitions, factor, configs, 0);
        });
        var timeout = reader.Int32();
        reader.Boolean();
        return [.. topics.Select(topic => topic with { Timeout = timeout })];
    }

    public override CreateTopicsResponse ReadResponse(ref KafkaReader reader) => CreateTopicsResponse.Read(ref reader);
}
