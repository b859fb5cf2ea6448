using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;

namespace Simulator.Tests.Kafka.Support;

/// <summary>Every request but those of logins and those that wait.</summary>
internal static class Asking
{
    public static IEnumerable<(ApiKey Key, Func<short, Task> Ask)> All(RawClient client) =>
    [
        (ApiKey.Metadata, version => client.AskAsync(new MetadataRequest(), version)),
        (ApiKey.ListOffsets, version => client.AskAsync(Shop.Offsets(Shop.Orders, 0, ListOffsetsRequest.Latest), version)),
        (ApiKey.ListGroups, version => client.AskAsync(new ListGroupsRequest(), version)),
        (ApiKey.DescribeGroups, version => client.AskAsync(new DescribeGroupsRequest([Shop.Classic]), version)),
        (ApiKey.ConsumerGroupDescribe, version => client.AskAsync(new ConsumerGroupDescribeRequest([Shop.Classic]), version)),
        (ApiKey.OffsetFetch, version => client.AskAsync(new OffsetFetchRequest([new(Shop.Classic, [new(Shop.Orders, [0])])]), version)),
        (ApiKey.FindCoordinator, version => client.AskAsync(new FindCoordinatorRequest(Shop.Classic), version)),
        (ApiKey.DescribeLogDirs, version => client.AskAsync(new DescribeLogDirsRequest(), version)),
        (ApiKey.DescribeConfigs, version => client.AskAsync(new DescribeConfigsRequest([new(ConfigResource.Topic, Shop.Orders, null)]), version)),
        (ApiKey.CreateTopics, version => client.AskAsync(new CreateTopicsRequest($"made-{version}", 1, 1, [], 1000), version)),
        (ApiKey.Fetch, version => client.AskAsync(new FetchRequest(0, 1000, [new(Shop.Orders, [new(0, 0, 1000)])]), version)),
        (ApiKey.Produce, version => client.AskAsync(new ProduceRequest(1, 1000, [new(Shop.Orders, [new(0, Batch())])]), version)),
    ];

    public static System.Collections.Immutable.ImmutableArray<byte> Batch(int messages = 1, long timestamp = 1_700_000_000_000) =>
        new RecordBatch(0, [.. Enumerable.Range(0, messages).Select(i => new Probes.Kafka.Protocol.Record(i, timestamp + i, null, [(byte)i]))]).Write();
}
