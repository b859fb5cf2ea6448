using System.Collections.Immutable;
using System.Text;
using Probes.Kafka;
using Probes.Kafka.Client;
using Probes.Kafka.Collectors.Canary;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Probes.Tests.Kafka.Client;
using Record = Probes.Kafka.Protocol.Record;

namespace Probes.Tests.Kafka.Collectors.Canary;

/// <summary>One attempt at a broker that says what a test wants it to.</summary>
public sealed class CanaryRoundTests : PeersFixture
{
    private const string Topic = CanaryOptions.TopicPrefix;

    private readonly CanaryBroker _broker = new(1);
    private readonly List<Record> _stored = [];
    private ErrorCode _refusal = ErrorCode.None;

    [Fact]
    public async Task A_message_that_comes_back_is_timed_from_when_it_left()
    {
        await using var scripted = Scripted();
        scripted.On(ApiKey.Produce, asked =>
        {
            Time.Advance(TimeSpan.FromMilliseconds(20));
            return Produce(asked);
        });
        scripted.On(ApiKey.Fetch, asked =>
        {
            Time.Advance(TimeSpan.FromMilliseconds(5));
            return Fetch(asked);
        });
        var outcome = await RunAsync(scripted);
        Assert.Equal((null, TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(25)), (outcome!.Failure, outcome.Acknowledged, outcome.Roundtrip));
    }

    [Fact]
    public async Task Messages_of_two_exporters_are_not_taken_for_each_other()
    {
        await using var scripted = Scripted();
        scripted.On(ApiKey.Produce, asked =>
        {
            var said = Produce(asked);
            _stored[^1] = new CanaryMessage().Next(Time.GetUtcNow()) with { Offset = _stored.Count - 1 };
            return said;
        });
        var outcome = await RunAsync(scripted);
        Assert.Equal(CanaryFailure.ReadMissing, outcome!.Failure);
        Assert.NotNull(outcome.Acknowledged);
        Assert.Contains("offset 0 of broker_exporter_canary-0", outcome.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_sent_to_a_topic_with_somebody_s_messages()
    {
        await using var scripted = Scripted();
        _stored.Add(new Record(0, 0, null, [.. Encoding.ASCII.GetBytes("an order")]));
        Assert.Equal(CanaryFailure.NotDedicated, (await RunAsync(scripted))!.Failure);
        Assert.Equal(0, scripted.Count(ApiKey.Produce));
    }

    [Fact]
    public async Task Another_exporter_s_message_does_not_keep_it_from_sending()
    {
        await using var scripted = Scripted();
        _stored.Add(new CanaryMessage().Next(Time.GetUtcNow()));
        Assert.Null((await RunAsync(scripted))!.Failure);
        Assert.Equal(2, _stored.Count);
    }

    [Fact]
    public async Task A_leader_that_moved_says_nothing()
    {
        await using var scripted = Scripted();
        _refusal = ErrorCode.NotLeaderOrFollower;
        Assert.Null(await RunAsync(scripted));
    }

    [Fact]
    public async Task A_refused_message_says_why_and_is_sent_once()
    {
        await using var scripted = Scripted();
        _refusal = ErrorCode.NotEnoughReplicas;
        var outcome = await RunAsync(scripted);
        Assert.Equal((CanaryFailure.NotEnoughReplicas, null), (outcome!.Failure, outcome.Acknowledged));
        Assert.Contains("broker 1 Produce to broker_exporter_canary-0: NOT_ENOUGH_REPLICAS (19)", outcome.Message, StringComparison.Ordinal);
        Assert.Equal(1, scripted.Count(ApiKey.Produce));
    }

    [Fact]
    public async Task A_connection_that_breaks_is_no_reason_to_send_twice()
    {
        await using var scripted = Scripted();
        scripted.On(ApiKey.Produce, _ => Said.Goodbye);
        Assert.Equal(CanaryFailure.BrokerDown, (await RunAsync(scripted))!.Failure);
        Assert.Equal(1, scripted.Count(ApiKey.Produce));
    }

    [Fact]
    public async Task Bytes_that_are_no_messages_are_said_to_be_none()
    {
        await using var scripted = Scripted();
        scripted.On(ApiKey.Fetch, asked => asked.Reply(new FetchResponse(ErrorCode.None, [new(Topic, [new(0, ErrorCode.None, 1, 1, 0, [.. new byte[80]])])]).Write));
        Assert.Equal(CanaryFailure.Protocol, (await RunAsync(scripted))!.Failure);
    }

    [Fact]
    public void It_cannot_be_made_for_a_topic_that_could_be_somebody_s() =>
        Assert.Throws<ArgumentException>(() => new CanaryClient(Peers(Array.Empty<ScriptedBroker>()), new CanaryOptions { Topic = "orders" }, TimeSpan.FromSeconds(1)));

    private async Task<CanaryOutcome?> RunAsync(ScriptedBroker scripted)
    {
        await using var peers = Peers(scripted);
        await MetadataAsync(peers);
        var client = new CanaryClient(peers, new CanaryOptions(), TimeSpan.FromSeconds(1));
        return await new CanaryRound(client, new CanaryMessage(), Topic, Time).RunAsync(_broker, 0, CancellationToken.None);
    }

    private ScriptedBroker Scripted() => new ScriptedBroker()
        .On(ApiKey.ListOffsets, asked => asked.Reply(new ListOffsetsResponse([new(Topic, [new(0, ErrorCode.None, -1, TimestampOf(asked) == ListOffsetsRequest.Latest ? _stored.Count : 0)])]).Write))
        .On(ApiKey.Produce, Produce)
        .On(ApiKey.Fetch, Fetch);

    private Said Produce(Asked asked)
    {
        var records = asked.Read(ProduceRequest.Read).Topics[0].Partitions[0].Records;
        if (_refusal == ErrorCode.None)
            _stored.AddRange(RecordBatch.ReadAll(records.AsSpan())[0].Records.Select(record => record with { Offset = _stored.Count }));
        return asked.Reply(new ProduceResponse([new(Topic, [new(0, _refusal, _refusal == ErrorCode.None ? _stored.Count - 1 : -1)])]).Write);
    }

    private Said Fetch(Asked asked)
    {
        var offset = (int)asked.Read(FetchRequest.Read).Topics[0].Partitions[0].Offset;
        ImmutableArray<byte> records = offset < _stored.Count ? new RecordBatch(offset, [.. _stored.Skip(offset)]).Write() : [];
        return asked.Reply(new FetchResponse(ErrorCode.None, [new(Topic, [new(0, ErrorCode.None, _stored.Count, _stored.Count, 0, records)])]).Write);
    }

    private static long TimestampOf(Asked asked) => asked.Read(ListOffsetsRequest.Read).Topics[0].Partitions[0].Timestamp;
}
