using System.Collections.Immutable;
using Probes.Kafka.Protocol.Messages;
using Simulator.Kafka;
using Simulator.Kafka.Model;

namespace Simulator.Tests.Kafka.Support;

/// <summary>A small cluster: three brokers, two topics, a group of each kind.</summary>
internal static class Shop
{
    public const string Orders = "orders";
    public const string Payments = "payments";
    public const string Classic = "billing";
    public const string Modern = "shipping";

    public static ImmutableDictionary<string, string> NoConfigs { get; } = ImmutableDictionary<string, string>.Empty;

    public static KafkaPlan Plan { get; } = new()
    {
        Topics = [new(Orders, Partitions: 3) { Messages = 10 }, new(Payments)],
        Groups = [new(Classic, Orders) { Members = 2, Behind = 4, Coordinator = 1 }, new(Modern, Orders) { Kind = GroupKind.Consumer, Coordinator = 2 }],
    };

    /// <summary>Of one partition.</summary>
    public static ListOffsetsRequest Offsets(string topic, int partition, long timestamp, sbyte isolation = 0) =>
        new(isolation, [new(topic, [new(partition, timestamp)])]);

    public static ListOffsetsResponse.Partition Only(this ListOffsetsResponse response) => response.Topics[0].Partitions[0];

    public static MetadataResponse.Partition Partition(this MetadataResponse response, string topic, int partition) =>
        response.Topics.Single(known => known.Name == topic).Partitions.Single(known => known.Index == partition);
}
