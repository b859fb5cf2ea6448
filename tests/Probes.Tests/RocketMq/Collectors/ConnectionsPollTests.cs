using Probes.Metrics;
using Probes.RocketMq.Collectors.Groups;
using Probes.RocketMq.Model;
using Probes.Tests.RocketMq.Client;

namespace Probes.Tests.RocketMq.Collectors;

/// <summary>When brokers are asked who is connected: at once what nobody knows, between collections what is known.</summary>
public sealed class ConnectionsPollTests : IAsyncLifetime
{
    private readonly Watch _watch = new();
    private readonly ScriptedPeer _peer;
    private readonly FakeBroker _broker;
    private int _code;
    private string _client = "c1";

    public ConnectionsPollTests()
    {
        _peer = new ScriptedPeer(_ => new ScriptedReply(_code, $$"""
            {"connectionSet":[{"clientId":"{{_client}}","clientAddr":"10.0.0.1:1","language":"JAVA","version":413}],"subscriptionTable":{},
            "consumeType":"CONSUME_PASSIVELY","messageModel":"CLUSTERING","consumeFromWhere":"CONSUME_FROM_FIRST_OFFSET"}
            """));
        _broker = new FakeBroker("a") { Source = new("C", "a", 0, _peer.Endpoint.ToString()) }.Group("G").Topic("T", 100).Commit("T", "G", 50);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _watch.Cluster.DisposeAsync();
        await _peer.DisposeAsync();
    }

    [Fact(Timeout = 10_000)]
    public async Task A_collection_asks_what_nobody_knows_and_what_was_not_asked_for_too_long()
    {
        await CollectAsync();
        Assert.Equal([203], _peer.Asked);
        await CollectAsync();
        Assert.Single(_peer.Asked);
        _watch.Time.Advance(ConnectionsMemory.Refresh);
        await CollectAsync();
        Assert.Equal(2, _peer.Asked.Count);
    }

    [Fact(Timeout = 10_000)]
    public async Task Between_collections_it_is_asked_when_the_lot_says_and_told_by_the_next_one()
    {
        await CollectAsync();
        _client = "c2";
        var later = ConnectionsPoll.RunLaterAsync(_watch.Cluster, Survey, 0.5, default);
        _watch.Time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(later.IsCompleted);
        Assert.Single(_peer.Asked);
        _watch.Time.Advance(TimeSpan.FromSeconds(1));
        await later;
        Assert.Equal([203, 203], _peer.Asked);

        Assert.Equal("c1", Client());
        await CollectAsync();
        Assert.Equal("c2", Client());
        Assert.Equal(2, _peer.Asked.Count);
    }

    [Fact(Timeout = 10_000)]
    public async Task What_was_asked_a_moment_ago_is_left_alone()
    {
        await CollectAsync();
        var later = ConnectionsPoll.RunLaterAsync(_watch.Cluster, Survey, 0.2, default);
        _watch.Time.Advance(TimeSpan.FromSeconds(12));
        await later;
        Assert.Single(_peer.Asked);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_broker_that_will_not_tell_between_collections_says_nothing_of_anybody()
    {
        await CollectAsync();
        _code = 1;
        _watch.Time.Advance(TimeSpan.FromSeconds(40));
        await ConnectionsPoll.RunLaterAsync(_watch.Cluster, Survey, 0, default);
        Assert.Single(_watch[MessagingMetrics.GroupMembers]);
        await CollectAsync();
        Assert.Empty(_watch[MessagingMetrics.GroupMembers]);
        Assert.Equal(2, _peer.Asked.Count);
    }

    private Probes.RocketMq.Collectors.Positions.Survey Survey => _watch.Survey!;

    private string Client() => _watch.Cluster.Connections.AnswersOf(Assert.Single(Survey.Groups), _watch.Time.GetUtcNow())[0]!.Connections[0].ClientId;

    private async Task CollectAsync()
    {
        _watch.Collect(_broker);
        await ConnectionsPoll.RunAsync(_watch.Cluster, Survey, default);
        _watch.Collect(_broker);
    }
}
