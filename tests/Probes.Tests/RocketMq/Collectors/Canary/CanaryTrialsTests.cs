using Probes.Contract;
using Probes.RocketMq;
using Probes.RocketMq.Client;
using Probes.RocketMq.Collectors.Canary;
using Probes.RocketMq.Model;
using Probes.Tests.RocketMq.Client;
using Probes.Tests.Testing;
using Probes.Transport;
using Tests.Shared;

namespace Probes.Tests.RocketMq.Collectors.Canary;

public sealed class CanaryTrialsTests : IAsyncDisposable
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(60);

    private readonly ManualTime _time = new();
    // By itself, so that an interval may pass while a request waits.
    private readonly ManualTime _requestTime = new();
    private readonly CapturedLog _log = new();
    private readonly CanaryPeer _broker = new();
    private readonly CanaryTrials _trials;
    private readonly RemotingConnection _connection;

    public CanaryTrialsTests()
    {
        var options = new RocketMqOptions { Canary = new CanaryOptions { Topic = "broker_exporter_canary", Interval = _interval } };
        _trials = new CanaryTrials(options, new ProbeContext("shop", null, _time, _log));
        _connection = new RemotingConnection(
            _broker.Peer.Endpoint, new RemotingOptions { Timeout = options.Timeout, Window = 8, Time = _requestTime, Dial = new Dialer(_requestTime).DialAsync });
    }

    private CanaryBroker Memory => _trials.Ledger.BrokerOf(new BrokerGroup("C", "a", []));

    [Fact(Timeout = 10_000)]
    public async Task Nothing_is_sent_that_was_not_arranged()
    {
        _trials.Begin();
        Assert.True(_trials.IsDue);
        await TryAsync();
        _time.Advance(_interval);
        // The collection that ends did not get as far as to arrange anything.
        _trials.Begin();
        Assert.Single(_broker.Asked, code => code == 310);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_broker_is_tried_at_most_once_in_an_interval()
    {
        await TryAsync();
        Assert.NotNull(Memory.LastRoundtrip);
        Assert.False(_trials.IsDue);
        Arrange();
        _trials.Begin();
        _time.Advance(_interval - TimeSpan.FromMilliseconds(1));
        Assert.False(_trials.IsDue);
        _trials.Begin();
        Assert.Single(_broker.Asked, code => code == 310);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await TryAsync();
        Assert.Equal(2, _broker.Asked.Count(code => code == 310));
    }

    [Fact(Timeout = 10_000)]
    public async Task While_an_attempt_is_under_way_no_other_begins()
    {
        _broker.Instead[310] = null;
        Arrange();
        _trials.Begin();
        await SentAsync();
        _time.Advance(_interval);
        Assert.False(_trials.IsDue);
        Arrange();
        _trials.Begin();
        Assert.Single(_broker.Asked, code => code == 310);
    }

    [Fact(Timeout = 10_000)]
    public async Task What_speaks_against_it_is_counted_and_nothing_is_sent()
    {
        _trials.Arrange([new CanaryErrand(Memory, null, false, CanaryOutcome.Failed(CanaryFailure.NotDedicated, "the group workers consumes it"))]);
        _trials.Begin();
        await EndAsync(_trials);
        Assert.Equal(1, Memory.Tally.FailuresOf(CanaryFailure.NotDedicated));
        Assert.Empty(_broker.Asked);
    }

    [Fact(Timeout = 10_000)]
    public async Task The_end_of_the_exporter_ends_an_attempt_which_then_says_nothing()
    {
        _broker.Instead[310] = null;
        Arrange();
        _trials.Begin();
        await SentAsync();
        await _trials.DisposeAsync();
        Assert.Null(Memory.Last);
        Assert.Empty(_log.Lines);
        Arrange();
        _time.Advance(_interval);
        _trials.Begin();
        Assert.Single(_broker.Asked, code => code == 310);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_topic_that_slipped_through_is_not_written_but_a_mistake_that_is_seen()
    {
        var options = new RocketMqOptions { Canary = new CanaryOptions { Topic = "orders" } };
        await using var trials = new CanaryTrials(options, new ProbeContext("shop", null, _time, _log));
        trials.Arrange([new CanaryErrand(Memory, _connection, false, null)]);
        trials.Begin();
        await EndAsync(trials);
        Assert.Equal(CanaryFailure.Internal, Memory.Last?.Failure);
        Assert.Contains(_log.Lines, line => line.Sentence == "The canary of target shop broke at broker a.");
        Assert.Empty(_broker.Asked);
    }

    public async ValueTask DisposeAsync()
    {
        await _trials.DisposeAsync();
        await _connection.DisposeAsync();
        await _broker.DisposeAsync();
    }

    private void Arrange() => _trials.Arrange([new CanaryErrand(Memory, _connection, false, null)]);

    private async Task TryAsync()
    {
        Arrange();
        _trials.Begin();
        await EndAsync(_trials);
    }

    private async Task SentAsync()
    {
        while (!_broker.Asked.Contains(310))
            await Task.Yield();
    }

    private static async Task EndAsync(CanaryTrials trials)
    {
        while (trials.IsBusy)
            await Task.Yield();
    }
}
