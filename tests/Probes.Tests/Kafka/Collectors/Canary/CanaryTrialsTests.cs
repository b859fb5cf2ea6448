using System.Collections.Immutable;
using Probes.Contract;
using Probes.Kafka;
using Probes.Kafka.Client;
using Probes.Kafka.Collectors.Canary;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Probes.Tests.Kafka.Client;

namespace Probes.Tests.Kafka.Collectors.Canary;

/// <summary>When attempts begin, and what becomes of them.</summary>
public sealed class CanaryTrialsTests : PeersFixture
{
    private const string Topic = CanaryOptions.TopicPrefix;

    private static readonly CanaryPlan _led = new(1, Exists: true, HasUnled: false, [(1, [0])]);
    private static readonly CanaryPlan _missing = new(1, Exists: false, HasUnled: true, [(1, [])]);
    private static readonly CanaryPlan _unled = new(1, Exists: true, HasUnled: true, [(1, [])]);

    [Fact]
    public async Task Between_two_attempts_is_an_interval()
    {
        await using var scripted = Scripted();
        await using var peers = await PeersAsync(scripted);
        await using var trials = Trials(peers);
        Assert.Equal(1, await CountAsync(_led));
        Assert.Equal(1, await CountAsync(_led));
        Time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(2, await CountAsync(_led));

        async Task<int> CountAsync(CanaryPlan plan)
        {
            await TryAsync(trials, plan);
            return scripted.Count(ApiKey.Produce);
        }
    }

    [Fact]
    public async Task Nothing_begins_that_no_collection_arranged()
    {
        await using var scripted = Scripted();
        await using var peers = await PeersAsync(scripted);
        await using var trials = Trials(peers);
        await TryAsync(trials, _led);
        Time.Advance(TimeSpan.FromHours(1));
        trials.Begin();
        await trials.Running;
        Assert.Equal(1, scripted.Count(ApiKey.Produce));
    }

    [Fact]
    public async Task A_topic_that_was_made_is_used_by_the_next_collection_that_shows_its_leaders()
    {
        await using var scripted = Scripted();
        CreateTopicsRequest? asked = null;
        scripted.On(ApiKey.CreateTopics, request =>
        {
            asked = request.Read(CreateTopicsRequest.Read)[0];
            return request.Reply(new CreateTopicsResponse([new(Topic, ErrorCode.None, null)]).Write);
        });
        await using var peers = await PeersAsync(scripted);
        await using var trials = Trials(peers, creates: true);
        await TryAsync(trials, _missing);
        await TryAsync(trials, _missing);
        await TryAsync(trials, _unled);
        Assert.Equal((1, 0), (scripted.Count(ApiKey.CreateTopics), scripted.Count(ApiKey.Produce)));
        await TryAsync(trials, _led);
        Assert.Equal((1, 1), (scripted.Count(ApiKey.CreateTopics), scripted.Count(ApiKey.Produce)));
        Assert.Equal((Topic, 1, (short)1), (asked!.Topic, asked.Partitions, asked.ReplicationFactor));
        Assert.Contains(new("retention.ms", "3600000"), asked.Configs);
        Assert.Equal("read_missing", Failures(trials));
    }

    [Fact]
    public async Task A_topic_that_exists_and_is_not_shown_is_a_matter_of_rights()
    {
        await using var scripted = Scripted();
        scripted.On(ApiKey.CreateTopics, asked => asked.Reply(new CreateTopicsResponse([new(Topic, ErrorCode.TopicAlreadyExists, null)]).Write));
        await using var peers = await PeersAsync(scripted);
        await using var trials = Trials(peers, creates: true);
        await TryAsync(trials, _missing);
        // It may be that another exporter was faster; what it made is not ours to boast of.
        Assert.Equal("", Failures(trials));
        Assert.Empty(Log.Taken());
        Time.Advance(TimeSpan.FromSeconds(60));
        await TryAsync(trials, _missing);
        Assert.Equal("forbidden", Failures(trials));
    }

    [Fact]
    public async Task A_topic_that_cannot_be_made_says_why_once()
    {
        await using var scripted = Scripted();
        scripted.On(ApiKey.CreateTopics, asked => asked.Reply(new CreateTopicsResponse([new(Topic, ErrorCode.InvalidReplicationFactor, "Replication factor: 3 larger than available brokers: 1.")]).Write));
        await using var peers = await PeersAsync(scripted);
        await using var trials = Trials(peers, creates: true);
        await TryAsync(trials, _missing);
        Time.Advance(TimeSpan.FromSeconds(60));
        await TryAsync(trials, _missing);
        Assert.Equal("no_topic,no_topic", Failures(trials));
        Assert.Single(Log.Taken(), sentence => sentence.Contains("INVALID_REPLICATION_FACTOR (38): Replication factor: 3 larger", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_topic_that_nobody_leads_is_each_broker_s_failure()
    {
        await using var scripted = Scripted();
        await using var peers = await PeersAsync(scripted);
        await using var trials = Trials(peers);
        await TryAsync(trials, _unled with { Brokers = [(1, []), (2, [])] });
        Assert.Equal("no_leader,no_leader", Failures(trials));
    }

    [Fact]
    public async Task What_the_exporter_s_end_cut_short_says_nothing()
    {
        await using var scripted = Scripted();
        scripted.On(ApiKey.Produce, _ => null);
        await using var peers = await PeersAsync(scripted);
        var trials = Trials(peers);
        trials.Ledger.Keep(_led);
        trials.Arrange(_led);
        trials.Begin();
        await scripted.AskedAsync(ApiKey.Produce);
        await trials.DisposeAsync();
        Assert.Equal("", Failures(trials));
    }

    private CanaryTrials Trials(KafkaPeers peers, bool creates = false) => new(
        Options with { Canary = new CanaryOptions { Enabled = true, CreateTopic = creates } }, new ProbeContext("prod", null, Time, Log), peers);

    private async Task<KafkaPeers> PeersAsync(ScriptedBroker scripted)
    {
        var peers = Peers(scripted);
        await MetadataAsync(peers);
        return peers;
    }

    private static async Task TryAsync(CanaryTrials trials, CanaryPlan plan)
    {
        trials.Ledger.Keep(plan);
        trials.Arrange(plan);
        trials.Begin();
        await trials.Running;
    }

    private static string Failures(CanaryTrials trials) => string.Join(',', CanaryFailures.All
        .SelectMany(failure => Enumerable.Repeat(failure.Label(), (int)trials.Ledger.All.FailuresOf(failure))));

    // Takes messages, and never has them.
    private static ScriptedBroker Scripted() => new ScriptedBroker()
        .On(ApiKey.ListOffsets, asked => asked.Reply(new ListOffsetsResponse([new(Topic, [new(0, ErrorCode.None, -1, 0)])]).Write))
        .On(ApiKey.Produce, asked => asked.Reply(new ProduceResponse([new(Topic, [new(0, ErrorCode.None, 0)])]).Write))
        .On(ApiKey.Fetch, asked => asked.Reply(new FetchResponse(ErrorCode.None, [new(Topic, [new(0, ErrorCode.None, 0, 0, 0, ImmutableArray<byte>.Empty)])]).Write));
}
