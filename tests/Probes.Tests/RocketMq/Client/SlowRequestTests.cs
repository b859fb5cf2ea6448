using Probes.Contract;
using Probes.RocketMq;
using Probes.RocketMq.Client;
using Probes.RocketMq.Protocol;
using Probes.Tests.Testing;
using Probes.Transport;
using Tests.Shared;

namespace Probes.Tests.RocketMq.Client;

/// <summary>307, which may take a broker 10 s, must cost nobody else anything.</summary>
public sealed class SlowRequestTests
{
    private readonly ManualTime _time = new();
    private readonly SlowTurns _turns = new();

    [Fact]
    public void One_at_a_time_may_ask_a_peer()
    {
        var (a, b) = (new Endpoint("a", 1), new Endpoint("b", 1));
        var turn = _turns.TryTake(a, _time);
        Assert.NotNull(turn);
        Assert.Null(_turns.TryTake(a, _time));
        Assert.NotNull(_turns.TryTake(b, _time));
        turn.Begin(TimeSpan.FromSeconds(12));
        turn.Answered();
        turn.Dispose();
        Assert.NotNull(_turns.TryTake(a, _time));
    }

    [Fact]
    public void A_turn_without_an_answer_ends_when_the_peer_must_have_given_up()
    {
        var endpoint = new Endpoint("a", 1);
        using (var turn = _turns.TryTake(endpoint, _time)!)
            turn.Begin(TimeSpan.FromSeconds(12));
        _time.Advance(TimeSpan.FromSeconds(11.9));
        Assert.Null(_turns.TryTake(endpoint, _time));
        _time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.NotNull(_turns.TryTake(endpoint, _time));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_client_that_hangs_keeps_no_other_request_waiting()
    {
        using var arrived = new SemaphoreSlim(0);
        await using var peer = new ScriptedPeer(header =>
        {
            if (header.Code != (int)RequestCode.GetConsumerRunningInfo)
                return new ScriptedReply(0, "{\"table\":{\"bootTimestamp\":\"5\"}}");
            arrived.Release();
            return null;
        });
        await using var connection = Connect(peer, window: 1);
        var client = new BrokerClient(connection);
        await client.RuntimeInfoAsync(CancellationToken.None);
        using var turn = connection.TryTakeTurn()!;
        var slow = client.RunningInfoAsync(turn, "G", "x", CancellationToken.None);
        // Before it arrives, what runs may be the timer for dialling.
        await arrived.WaitAsync(TestContext.Current.CancellationToken);
        await _time.TimersAsync(1);

        Assert.Equal(5, (await client.RuntimeInfoAsync(CancellationToken.None)).BootTimestamp);
        _time.Advance(BrokerClient.RunningInfoLimit);
        var failure = await Assert.ThrowsAsync<ProbeException>(() => slow);
        Assert.Equal(FailureKind.Timeout, failure.Kind);
        Assert.Contains("GET_CONSUMER_RUNNING_INFO: no answer within 12 s", failure.Message);

        // Nor was any connection given up: one for it, one for all others.
        Assert.Equal(5, (await client.RuntimeInfoAsync(CancellationToken.None)).BootTimestamp);
        Assert.Equal(2, peer.Connections);
    }

    [Fact(Timeout = 10_000)]
    public async Task What_the_broker_says_of_a_client_that_hangs_is_an_answer()
    {
        await using var peer = new ScriptedPeer(static _ => new ScriptedReply(207) { Remark = "consumer <G> <x> Timeout: RemotingTimeoutException" });
        await using var connection = Connect(peer);
        using (var turn = connection.TryTakeTurn()!)
        {
            var failure = await Assert.ThrowsAsync<RocketMqException>(() => new BrokerClient(connection).RunningInfoAsync(turn, "G", "x", CancellationToken.None));
            Assert.Equal(ResponseCode.ConsumeMsgTimeout, failure.Code);
            Assert.Contains("CONSUME_MSG_TIMEOUT (207)", failure.Message);
        }

        Assert.NotNull(connection.TryTakeTurn());
    }

    [Fact(Timeout = 10_000)]
    public async Task It_is_not_sent_again_when_the_connection_is_lost()
    {
        // The length says 4 GiB: the connection ends, and the broker may still be waiting for the client.
        await using var peer = new ScriptedPeer(static header => header.Code == (int)RequestCode.GetConsumerRunningInfo
            ? new ScriptedReply { Raw = [0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0] } : new ScriptedReply());
        await using var connection = Connect(peer);
        using (var turn = connection.TryTakeTurn()!)
            await Assert.ThrowsAsync<ProbeException>(() => new BrokerClient(connection).RunningInfoAsync(turn, "G", "x", CancellationToken.None));
        Assert.Equal([307], peer.Asked);
        Assert.Null(connection.TryTakeTurn());
    }

    [Fact(Timeout = 10_000)]
    public async Task A_peer_is_counted_once_however_it_is_connected()
    {
        await using var peer = new ScriptedPeer(static _ => new ScriptedReply());
        await using var connection = Connect(peer);
        using (var turn = connection.TryTakeTurn()!)
            Assert.Empty((await new BrokerClient(connection).RunningInfoAsync(turn, "G", "x", CancellationToken.None)).Queues);
        await new BrokerClient(connection).RuntimeInfoAsync(CancellationToken.None);
        Assert.Equal(["GET_BROKER_RUNTIME_INFO", "GET_CONSUMER_RUNNING_INFO"], connection.Statistics.Requests.Select(request => request.Key).Order());
    }

    private RemotingConnection Connect(ScriptedPeer peer, int window = 32) => new(peer.Endpoint, new RemotingOptions
    {
        Timeout = TimeSpan.FromSeconds(3),
        Window = window,
        Time = _time,
        Turns = _turns,
        Dial = new Dialer(_time).DialAsync,
    });
}
