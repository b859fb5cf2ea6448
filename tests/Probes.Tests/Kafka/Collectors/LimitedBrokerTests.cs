using Probes.Contract;
using Probes.Kafka;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Probes.Tests.Kafka.Client;
using Tests.Shared;

namespace Probes.Tests.Kafka.Collectors;

/// <summary>Brokers that speak the protocol and know few of its requests: managed clusters, gateways, others than Apache's.</summary>
public sealed class LimitedBrokerTests
{
    [Fact]
    public async Task Requests_that_are_not_known_cost_what_they_would_have_told_and_no_more()
    {
        await using var broker = Broker();
        var page = await CollectAsync(broker);
        Assert.Equal(6, page["messaging_group_lag_messages kafka scripted g t"]);
        Assert.Equal(1, page["kafka_group_state scripted g stable"]);
        Assert.DoesNotContain(page.Keys, static key => key.StartsWith("messaging_group_members", StringComparison.Ordinal) || key.StartsWith("kafka_log_dir", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_of_a_quorum_is_not_believed_who_the_controller_is(bool isQuorum)
    {
        await using var broker = Broker();
        if (isQuorum)
            broker.Knows((ApiKey)55, 0, 1);
        Assert.Equal(!isQuorum, (await CollectAsync(broker)).Keys.Any(static key => key.StartsWith("kafka_broker_controller", StringComparison.Ordinal)));
    }

    private static async Task<Dictionary<string, double>> CollectAsync(ScriptedBroker broker)
    {
        var log = new Sentences();
        await using var probe = new KafkaProbe(new KafkaOptions { BootstrapServers = [broker.Endpoint] }, new ProbeContext("t", null, new ManualTime(), log));
        var result = await probe.CollectAsync(
            probe.Collectors.Where(static collector => collector.Page == CollectorDescription.MainPage).Select(static collector => collector.Name).ToHashSet(), CancellationToken.None);
        Assert.True(result.Up);
        // Not one fails, and no alert of a collector that fails will fire for ever.
        Assert.Empty(result.Collectors.Where(static collector => !collector.Succeeded).Select(static collector => collector.Message));
        Assert.Empty(log.Taken());
        return result.Collectors.SelectMany(static collector => collector.Families).SelectMany(static family => family.Samples)
            .ToDictionary(static sample => sample.Series.Metric.Name + " " + string.Join(' ', sample.Series.LabelValues), static sample => sample.Value);
    }

    private static ScriptedBroker Broker()
    {
        var broker = new ScriptedBroker().Knows(ApiKey.ListOffsets, 0, 4).Knows(ApiKey.OffsetFetch, 0, 5).Knows(ApiKey.ListGroups, 0, 4);
        foreach (var key in (ApiKey[])[ApiKey.DescribeLogDirs, ApiKey.DescribeConfigs, ApiKey.DescribeGroups, ApiKey.ConsumerGroupDescribe, ApiKey.FindCoordinator])
            broker.Versions.TryRemove(key, out _);
        var partition = new MetadataResponse.Partition(ErrorCode.None, 0, 1, -1, [1], [1], []);
        return broker
            .On(ApiKey.Metadata, asked => asked.Reply((ScriptedBroker.Metadata((1, broker.Endpoint)) with
            {
                Topics = [new MetadataResponse.Topic(ErrorCode.None, "t", Guid.Empty, IsInternal: false, [partition])],
            }).Write))
            .On(ApiKey.ListGroups, static asked => asked.Reply(new ListGroupsResponse(ErrorCode.None, [new("g", "consumer", "Stable")]).Write))
            .On(ApiKey.OffsetFetch, static asked => asked.Reply(new OffsetFetchResponse([new("g", [new("t", [new(0, 4, ErrorCode.None)])], ErrorCode.None)]).Write))
            .On(ApiKey.ListOffsets, static asked => asked.Reply(new ListOffsetsResponse([new("t", [Offset(asked)])]).Write));
    }

    private static ListOffsetsResponse.Partition Offset(Asked asked)
    {
        RequestHeader.Read(asked.Frame, out var body);
        return ListOffsetsRequest.Read(ref body).Topics[0].Partitions[0].Timestamp switch
        {
            ListOffsetsRequest.Earliest => new(0, ErrorCode.None, -1, 0),
            ListOffsetsRequest.Latest => new(0, ErrorCode.None, -1, 10),
            _ => new(0, ErrorCode.UnsupportedForMessageFormat, -1, -1),
        };
    }
}
