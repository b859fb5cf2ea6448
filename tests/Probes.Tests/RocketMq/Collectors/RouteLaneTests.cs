using Microsoft.Extensions.Logging.Abstractions;
using Probes.RocketMq;
using Probes.RocketMq.Client;
using Probes.RocketMq.Collectors.NameServers;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.NameServers;
using Probes.Tests.RocketMq.Client;
using Probes.Tests.Testing;
using Probes.Transport;
using Tests.Shared;

namespace Probes.Tests.RocketMq.Collectors;

public sealed class RouteLaneTests : IAsyncDisposable
{
    private const string _route = """{"brokerDatas":[{"brokerAddrs":{"0":"b:1"},"brokerName":"broker-a","cluster":"C"}],"queueDatas":[{"brokerName":"broker-a","perm":6,"readQueueNums":4,"writeQueueNums":4}]}""";

    private readonly ManualTime _time = new();
    private readonly NameServerMemory _memory = new();
    private readonly List<RemotingConnection> _connections = [];
    private readonly RocketMqOptions _options = new() { RequestsInFlight = 8 };

    [Fact]
    public async Task Every_topic_is_asked_of_every_name_server()
    {
        await using ScriptedPeer one = new(_ => new ScriptedReply(0, _route)), two = new(_ => new ScriptedReply(17));
        await using var lane = Lane();
        lane.Begin([NameServer(one), NameServer(two)], ["T", "U"], leftOver: 100);
        await lane.Running;
        Assert.Equal([105, 105], one.Asked);
        Assert.Equal([105, 105], two.Asked);
        var comparison = Compare(one, two);
        Assert.Equal(2, comparison.Health[NameOf(one)].Known);
        Assert.Equal(
            [new Difference(NameOf(two), DivergenceKind.TopicMissing, "T"), new Difference(NameOf(two), DivergenceKind.TopicMissing, "U")],
            comparison.Report.Current.OrderBy(difference => difference.Subject, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_round_costs_what_was_left_over()
    {
        await using var peer = new ScriptedPeer(_ => new ScriptedReply(0, _route));
        await using var lane = Lane();
        lane.Begin([NameServer(peer)], [.. Enumerable.Range(0, 50).Select(number => $"T{number}")], leftOver: 20);
        await lane.Running;
        Assert.Equal(20, peer.Asked.Count);
    }

    [Fact]
    public async Task In_a_large_cluster_routes_that_agree_are_asked_each_five_minutes_and_new_and_doubtful_ones_at_once()
    {
        await using ScriptedPeer one = new(_ => new ScriptedReply(0, _route)), two = new(header =>
            new ScriptedReply(header.ExtFields["topic"] == "T7" ? 17 : 0, _route));
        await using var lane = Lane();
        NameServer[] nameServers = [NameServer(one), NameServer(two)];
        List<string> topics = [.. Enumerable.Range(0, (RouteAllowance.SmallCluster / 2) + 1).Select(number => $"T{number}")];
        Assert.Equal(topics.Count, await RoundAsync());
        Compare(one, two);
        _time.Advance(TimeSpan.FromSeconds(15));
        topics.Add("new");
        Assert.Equal(2, await RoundAsync());
        _time.Advance(RouteAllowance.Refresh - TimeSpan.FromSeconds(15));
        Assert.Equal(topics.Count - 1, await RoundAsync());

        async Task<int> RoundAsync()
        {
            var before = one.Asked.Count;
            lane.Begin(nameServers, topics, leftOver: 3000);
            await lane.Running;
            return one.Asked.Count - before;
        }
    }

    [Fact]
    public async Task What_a_name_server_did_not_answer_is_due_again_after_a_minute()
    {
        await using ScriptedPeer well = new(_ => new ScriptedReply(0, _route)), ill = new(_ => new ScriptedReply(1));
        await using var lane = Lane();
        NameServer[] nameServers = [NameServer(well), NameServer(ill)];
        string[] topics = [.. Enumerable.Range(0, RouteAllowance.SmallCluster).Select(number => $"T{number}")];
        int[] asked = [1000, 1000, 2000];
        for (var round = 0; round < 3; round++)
        {
            lane.Begin(nameServers, topics, leftOver: 3000);
            await lane.Running;
            Assert.Equal(asked[round], well.Asked.Count);
            _time.Advance(TimeSpan.FromSeconds(30));
        }
    }

    [Fact]
    public async Task A_name_server_that_fails_is_left_alone_for_the_rest_of_the_round()
    {
        await using ScriptedPeer well = new(_ => new ScriptedReply(0, _route)), ill = new(_ => new ScriptedReply(1));
        await using var lane = Lane();
        lane.Begin([NameServer(well), NameServer(ill)], [.. Enumerable.Range(0, 50).Select(number => $"T{number}")], leftOver: 1000);
        await lane.Running;
        Assert.Equal(50, well.Asked.Count);
        // Those that were under way already: half of the window.
        Assert.InRange(ill.Asked.Count, 1, 4);
        Assert.Equal(50, Compare(well).Health[NameOf(well)].Known);
    }

    [Fact]
    public async Task A_collection_that_begins_ends_the_round_and_the_next_one_goes_on()
    {
        using var arrived = new SemaphoreSlim(0);
        await using ScriptedPeer well = new(_ => new ScriptedReply(0, _route)), hanging = new(_ =>
        {
            arrived.Release();
            return null;
        });
        await using var lane = Lane();
        NameServer[] nameServers = [NameServer(well), NameServer(hanging)];
        string[] topics = [.. Enumerable.Range(0, 50).Select(number => $"T{number}")];
        lane.Begin(nameServers, topics, leftOver: 1000);
        for (var request = 0; request < 4; request++)
            Assert.True(await arrived.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        lane.Yield();
        // One round at a time: four topics are still waited for.
        lane.Begin(nameServers, topics, leftOver: 1000);
        Assert.False(lane.Running.IsCompleted);
        await _connections[1].DisposeAsync();
        await lane.Running;
        Assert.Equal((4, 4), (well.Asked.Count, hanging.Asked.Count));
        Assert.Equal(4, Compare(well).Health[NameOf(well)].Known);

        lane.Begin([nameServers[0]], topics, leftOver: 46);
        await lane.Running;
        Assert.Equal(50, Compare(well).Health[NameOf(well)].Known);
    }

    [Fact]
    public async Task The_end_of_the_exporter_waits_for_nobody()
    {
        await using var peer = new ScriptedPeer(_ => null);
        var lane = Lane();
        lane.Begin([NameServer(peer)], ["T"], leftOver: 1000);
        await _time.TimersAsync(1);
        await lane.DisposeAsync();
        Assert.True(lane.Running.IsCompletedSuccessfully);
        lane.Begin([NameServer(peer)], ["T"], leftOver: 1000);
        Assert.True(lane.Running.IsCompletedSuccessfully);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections)
            await connection.DisposeAsync();
    }

    private RouteLane Lane() => new(_memory, _options, _time, NullLogger.Instance);

    private NameServer NameServer(ScriptedPeer peer)
    {
        var connection = new RemotingConnection(peer.Endpoint, new RemotingOptions
        {
            Timeout = _options.Timeout, Window = _options.RequestsInFlight, Time = _time, Dial = new Dialer(TimeProvider.System).DialAsync,
        });
        _connections.Add(connection);
        return new NameServer(NameOf(peer), new NameServerClient(connection), _time);
    }

    private NameServerComparison Compare(params ScriptedPeer[] peers) => _memory.Compare(
        peers.Select(peer => (NameOf(peer), new Registry([new BrokerMember("C", "broker-a", 0, "b:1")]))),
        isWhole: true, new WantedTopics(new RocketMqOptions(), new HashSet<string>()), _time.GetUtcNow());

    private static string NameOf(ScriptedPeer peer) => peer.Endpoint.ToString();
}
