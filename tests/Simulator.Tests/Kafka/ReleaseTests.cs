using System.Buffers.Binary;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Simulator.Kafka;
using Simulator.Tests.Kafka.Support;
using Tests.Shared;

namespace Simulator.Tests.Kafka;

public sealed class ReleaseTests
{
    [Theory]
    [InlineData(KafkaRelease.V1_0, ApiKey.OffsetFetch, 3)]
    [InlineData(KafkaRelease.V2_1, ApiKey.ListOffsets, 4)]
    [InlineData(KafkaRelease.V2_8, ApiKey.OffsetFetch, 7)]
    [InlineData(KafkaRelease.V2_8, ApiKey.ListOffsets, 6)]
    [InlineData(KafkaRelease.V3_0, ApiKey.OffsetFetch, 8)]
    [InlineData(KafkaRelease.V3_0, ApiKey.ListOffsets, 7)]
    [InlineData(KafkaRelease.V3_7, ApiKey.DescribeGroups, 5)]
    [InlineData(KafkaRelease.V4_0, ApiKey.DescribeGroups, 6)]
    [InlineData(KafkaRelease.V4_0, ApiKey.ListGroups, 5)]
    internal async Task A_release_tells_its_newest_versions(KafkaRelease release, ApiKey key, short newest)
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan with { Release = release }, new ManualTime());
        var ranges = (await RawClient.AskAsync(cluster.Broker(1), new ApiVersionsRequest())).Ranges;
        Assert.Equal(newest, ranges.Single(range => range.Key == (short)key).Newest);
    }

    [Theory]
    [InlineData(KafkaRelease.V3_7, false)]
    [InlineData(KafkaRelease.V4_0, true)]
    internal async Task Only_4_0_knows_groups_of_the_consumer_protocol(KafkaRelease release, bool knows)
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan with { Release = release }, new ManualTime());
        var ranges = (await RawClient.AskAsync(cluster.Broker(1), new ApiVersionsRequest())).Ranges;
        Assert.Equal(knows, ranges.Any(range => range.Key == (short)ApiKey.ConsumerGroupDescribe));
    }

    public static TheoryData<string> Releases => [.. Enum.GetNames<KafkaRelease>()];

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task Every_version_that_is_listed_is_answered(string release)
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan with { Release = Enum.Parse<KafkaRelease>(release) }, new ManualTime());
        using var client = await RawClient.ConnectAsync(cluster.Broker(1));
        var ranges = (await client.AskAsync(new ApiVersionsRequest(), 0)).Ranges;
        foreach (var (key, ask) in Asking.All(client))
        {
            if (ranges.SingleOrDefault(range => range.Key == (short)key) is { Newest: > 0 } known)
            {
                for (var version = known.Oldest; version <= known.Newest; version++)
                {
                    await ask(version);
                }
            }
        }
    }

    [Fact]
    public async Task A_newer_ApiVersions_is_answered_by_version_0_and_an_error()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        using var client = await RawClient.ConnectAsync(cluster.Broker(1));
        await client.Stream.WriteAsync(Request(ApiKey.ApiVersions, 9, 77));
        var frame = await client.ReceiveAsync();
        Assert.Equal(77, Frames.CorrelationIdOf(frame));
        var answer = Frames.ReadResponse(frame, new ApiVersionsRequest(), 0);
        Assert.Equal(ErrorCode.UnsupportedVersion, answer.Error);
        Assert.Equal((short)ApiKey.ApiVersions, answer.Ranges.Single().Key);
        Assert.NotEmpty((await client.AskAsync(new ApiVersionsRequest(), 0)).Ranges);
    }

    [Theory]
    [InlineData(3, 99)]
    [InlineData(999, 0)]
    [InlineData(69, 0)]
    public async Task Any_other_version_or_request_that_is_not_known_ends_the_connection(short key, short version)
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan with { Release = KafkaRelease.V3_0 }, new ManualTime());
        using var client = await RawClient.ConnectAsync(cluster.Broker(1));
        await client.Stream.WriteAsync(Request((ApiKey)key, version, 1));
        await client.ClosedAsync();
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    public async Task A_length_that_no_request_has_ends_the_connection(int length)
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        using var client = await RawClient.ConnectAsync(cluster.Broker(1));
        var bytes = new byte[16];
        BinaryPrimitives.WriteInt32BigEndian(bytes, length);
        await client.Stream.WriteAsync(bytes);
        await client.ClosedAsync();
    }

    [Fact]
    public async Task Pipelined_requests_are_answered_in_their_order_and_counted()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        using var client = await RawClient.ConnectAsync(cluster.Broker(2));
        for (var i = 0; i < 20; i++)
        {
            await client.SendAsync(i % 2 == 0 ? new MetadataRequest() : new ListGroupsRequest());
        }

        for (var id = 1; id <= 20; id++)
        {
            Assert.Equal(id, Frames.CorrelationIdOf(await client.ReceiveAsync()));
        }

        Assert.Equal((10, 10), (cluster.Requests(ApiKey.Metadata), cluster.Broker(2).Requests.Of(ApiKey.ListGroups)));
        Assert.Equal((20, 1), (cluster.Requests(), cluster.Broker(2).Requests.Connections));
        Assert.Equal(Api.Of(ApiKey.Metadata).Newest, cluster.Broker(2).Requests.VersionOf(ApiKey.Metadata));
        cluster.ResetRequests();
        Assert.Equal(0, cluster.Requests());
    }

    private static byte[] Request(ApiKey key, short version, int id)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteInt32BigEndian(bytes, 12);
        BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(4), (short)key);
        BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(6), version);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(8), id);
        return bytes;
    }
}
