using System.Collections.Concurrent;
using System.Globalization;
using Probes.RocketMq.Collectors;
using Probes.RocketMq.Collectors.Groups;
using Probes.Tests.RocketMq.Client;

namespace Probes.Tests.RocketMq.Collectors;

public sealed class LagSeedsTests : IAsyncLifetime
{
    private readonly Watch _watch = new();
    private readonly LagSeeds _seeds = new();
    private readonly ScriptedPeer _peer;
    private readonly FakeBroker _broker;
    private readonly Dictionary<int, (long Delay, long OldestAge)> _queues = [];
    private readonly ConcurrentQueue<string> _topics = [];
    private int _code;

    public LagSeedsTests()
    {
        _peer = new ScriptedPeer(header =>
        {
            _topics.Enqueue(header.ExtFields["topic"]);
            return new ScriptedReply(_code, "{\"consumeTimeSpanSet\":[" + string.Join(',', _queues.Select(Span)) + "]}");
        });
        _broker = new FakeBroker("a") { Source = new("C", "a", 0, _peer.Endpoint.ToString()) }
            .Group("G").Topic("T", 100, 100).Commit("T", "G", 50, 60);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _watch.Cluster.DisposeAsync();
        await _peer.DisposeAsync();
    }

    [Fact(Timeout = 10_000)]
    public async Task A_backlog_from_before_the_exporter_is_dated_by_the_broker_once()
    {
        _queues[0] = (600_000, 900_000);
        _queues[1] = (500_000, 900_000);
        Assert.Equal(600_000, (await CollectAsync()).Age);
        // From then on by the clock, and by what was consumed since.
        Assert.Equal(615_000, (await CollectAsync()).Age);
        _broker.Commit("T", "G", 100, 60);
        Assert.Equal(530_000, (await CollectAsync()).Age);
        Assert.Equal([303], _peer.Asked);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_queue_that_the_broker_does_not_date_leaves_the_age_unknown()
    {
        _queues[0] = (600_000, 900_000);
        Assert.Null((await CollectAsync()).Age);
        Assert.Equal(1, Assert.Single(_watch.Pairs[0].Undated).QueueId);
    }

    [Theory(Timeout = 10_000)]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_700_000_000_000)] // about the present time: there was no message to look at
    public async Task An_absurd_age_is_none(long delay)
    {
        _queues[0] = (600_000, 900_000);
        _queues[1] = (delay, 900_000);
        Assert.Null((await CollectAsync()).Age);
    }

    [Theory(Timeout = 10_000)]
    [InlineData(1)]
    [InlineData(17)]
    public async Task A_broker_that_will_not_say_is_not_asked_again(int code)
    {
        _code = code;
        Assert.Null((await CollectAsync()).Age);
        Assert.Null((await CollectAsync()).Age);
        Assert.Single(_peer.Asked);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_pair_that_went_and_came_is_asked_again()
    {
        await CollectAsync();
        var group = _broker.Groups[0];
        _broker.Groups.Clear();
        _watch.Collect(_broker);
        await _seeds.RunAsync(_watch.Cluster, _watch.Pairs, CancellationToken.None);
        _broker.Groups.Add(group);
        await CollectAsync();
        Assert.Equal(2, _peer.Asked.Count);
    }

    [Fact(Timeout = 10_000)]
    public async Task Pairs_that_cannot_be_dated_do_not_take_the_turns_of_others()
    {
        // A collection of every quarter of a minute asks about four: thirty pairs outlast the minute after which one is due again.
        for (var i = 0; i < 29; i++)
            _broker.Topic($"T{i}", 100).Commit($"T{i}", "G", 50);
        for (var collection = 0; collection < 8; collection++)
        {
            _watch.Collect(_broker);
            await _seeds.RunAsync(_watch.Cluster, _watch.Pairs, CancellationToken.None);
        }

        Assert.Equal(30, _topics.Distinct().Count());
    }

    private async Task<PairLag> CollectAsync()
    {
        _watch.Collect(_broker);
        await _seeds.RunAsync(_watch.Cluster, _watch.Pairs, CancellationToken.None);
        return Assert.Single(_watch.Pairs);
    }

    private string Span(KeyValuePair<int, (long Delay, long OldestAge)> queue) => string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"messageQueue\":{{\"brokerName\":\"a\",\"queueId\":{queue.Key},\"topic\":\"T\"}},\"minTimeStamp\":{_watch.Time.GetUtcNow().ToUnixTimeMilliseconds() - queue.Value.OldestAge},\"delayTime\":{queue.Value.Delay}}}");
}
