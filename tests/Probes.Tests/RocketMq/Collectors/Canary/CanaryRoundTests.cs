using Probes.RocketMq.Client;
using Probes.RocketMq.Collectors.Canary;
using Probes.Tests.RocketMq.Client;
using Probes.Tests.Testing;
using Probes.Transport;
using Tests.Shared;

namespace Probes.Tests.RocketMq.Collectors.Canary;

public sealed class CanaryRoundTests : IAsyncDisposable
{
    private const string Topic = "broker_exporter_canary";
    private const string Mark = "TAGS\u0001broker_exporter_canary\u0002";

    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(3);

    private readonly ManualTime _time = new();
    // By itself, so that what runs on the other clock is the pauses and nothing else.
    private readonly ManualTime _requestTime = new();
    private readonly CanaryPeer _broker = new();
    private readonly CanaryBroker _memory = new("C", "a");
    private readonly RemotingConnection _connection;

    public CanaryRoundTests() => _connection = new RemotingConnection(
        _broker.Peer.Endpoint, new RemotingOptions { Timeout = _timeout, Window = 8, Time = _requestTime, Dial = new Dialer(_requestTime).DialAsync });

    [Fact(Timeout = 10_000)]
    public async Task A_message_comes_back()
    {
        var outcome = await RunAsync();
        Assert.Equal(CanaryOutcome.Success(TimeSpan.Zero), outcome);
        Assert.True(_memory.IsProven);
        // Whose the topic is, the message, whether it is there, the message back.
        Assert.Equal([202, 310, 202, 11], _broker.Asked);
    }

    [Fact(Timeout = 10_000)]
    public async Task Whose_the_topic_is_is_asked_once()
    {
        await RunAsync();
        await RunAsync();
        Assert.Equal([202, 310, 202, 11, 310, 202, 11], _broker.Asked);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_message_that_comes_into_its_queue_later_is_waited_for_in_pauses_that_double()
    {
        _memory.IsProven = true;
        _broker.Late = 3;
        var running = RunAsync();
        foreach (var pause in (int[])[1, 2, 4])
        {
            await PauseAsync(running);
            _time.Advance(TimeSpan.FromMilliseconds(pause));
        }

        Assert.Equal(CanaryOutcome.Success(TimeSpan.FromMilliseconds(7)), await running);
        Assert.Equal([310, 202, 202, 202, 202, 11], _broker.Asked);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_message_that_never_comes_is_given_up_and_never_pulled()
    {
        _memory.IsProven = true;
        _broker.Late = int.MaxValue;
        var running = RunAsync();
        while (!running.IsCompleted)
        {
            await PauseAsync(running);
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        var outcome = await running;
        Assert.Equal(CanaryFailure.ReadMissing, outcome.Failure);
        Assert.Contains("offset 0 of queue 0", outcome.Message, StringComparison.Ordinal);
        // After 0, 1, 3, 7, … 2047 ms; a pull beyond the end would make the broker write an event.
        Assert.Equal(12, _broker.Asked.Count(code => code == 202));
        Assert.DoesNotContain(11, _broker.Asked);
    }

    [Theory(Timeout = 10_000)]
    [InlineData(10, "FlushDiskTimeout")]
    [InlineData(11, "SlaveNotAvailable")]
    [InlineData(12, "FlushSlaveTimeout")]
    public async Task A_message_that_is_less_safe_than_it_should_be_is_a_failure_and_not_read_back(int code, string expected)
    {
        _broker.Instead[310] = new ScriptedReply(code, "");
        Assert.Equal(expected, (await RunAsync()).Failure.ToString());
        Assert.Equal([202, 310], _broker.Asked);
    }

    [Theory(Timeout = 10_000)]
    [InlineData(202, 2, "NotChecked")]
    [InlineData(310, 2, "SendRefused")]
    [InlineData(11, 2, "ReadRefused")]
    [InlineData(11, 19, "ReadMissing")]
    [InlineData(11, 21, "ReadMissing")]
    public async Task A_refusal_says_how_far_the_message_came(int code, int answer, string expected)
    {
        _broker.Instead[code] = new ScriptedReply(answer) { Remark = "no" };
        Assert.Equal(expected, (await RunAsync()).Failure.ToString());
    }

    [Theory(Timeout = 10_000)]
    [InlineData(202, "NotChecked")]
    [InlineData(310, "SendTimeout")]
    [InlineData(11, "ReadTimeout")]
    public async Task Silence_is_waited_for_as_long_as_for_any_request(int code, string expected)
    {
        _broker.Instead[code] = null;
        var running = RunAsync();
        while (!_broker.Asked.Contains(code))
            await Task.Yield();
        await _requestTime.TimersAsync(1);
        _requestTime.Advance(_timeout);
        Assert.Equal(expected, (await running).Failure.ToString());
    }

    [Fact(Timeout = 10_000)]
    public async Task Another_message_in_its_place_is_not_the_one_that_was_sent()
    {
        _broker.Instead[11] = new ScriptedReply { Bytes = Protocol.StoredMessages.Make(body: "another", properties: Mark) };
        Assert.Equal(CanaryFailure.ReadMissing, (await RunAsync()).Failure);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_topic_that_holds_messages_of_others_is_never_written()
    {
        _broker.Hold("x", Mark);
        _broker.Hold("order 4711", "TAGS\u0001new\u0002");
        Assert.Equal(CanaryFailure.NotDedicated, (await RunAsync()).Failure);
        Assert.Equal(CanaryFailure.NotDedicated, (await RunAsync()).Failure);
        Assert.False(_memory.IsProven);
        Assert.Equal([202, 11, 202, 11], _broker.Asked);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_topic_that_holds_messages_of_another_exporter_s_canary_may_be_shared()
    {
        _broker.Hold("another exporter's", Mark);
        Assert.Null((await RunAsync()).Failure);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_topic_is_created_where_it_is_missing_and_only_if_that_is_allowed()
    {
        _broker.HasTopic = false;
        Assert.Equal(CanaryFailure.NoTopic, (await RunAsync()).Failure);
        Assert.DoesNotContain(17, _broker.Asked);
        Assert.Null((await RunAsync(creates: true)).Failure);
        Assert.Single(_broker.Asked, code => code == 17);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_topic_that_was_created_meanwhile_is_left_as_it_is()
    {
        _memory.IsProven = true;
        Assert.Null((await RunAsync(creates: true)).Failure);
        Assert.DoesNotContain(17, _broker.Asked);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_topic_that_may_not_be_created_is_still_missing()
    {
        _broker.HasTopic = false;
        _broker.Instead[17] = new ScriptedReply(1) { Remark = "the broker is a slave" };
        Assert.Equal(CanaryFailure.NoTopic, (await RunAsync(creates: true)).Failure);
        _broker.Instead[17] = new ScriptedReply(16) { Remark = "no matched policies" };
        Assert.Equal(CanaryFailure.Forbidden, (await RunAsync(creates: true)).Failure);
        Assert.DoesNotContain(310, _broker.Asked);
    }

    [Fact(Timeout = 10_000)]
    public async Task Bytes_that_are_no_message_are_a_failure_of_the_protocol()
    {
        _broker.Instead[11] = new ScriptedReply { Bytes = [1, 2, 3] };
        Assert.Equal(CanaryFailure.Protocol, (await RunAsync()).Failure);
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _broker.DisposeAsync();
    }

    private Task<CanaryOutcome> RunAsync(bool creates = false) => new CanaryRound(_connection, Topic, _timeout, _time)
        .RunAsync(new CanaryErrand(_memory, _connection, creates, null), CancellationToken.None);

    // Until it waits for time, or has ended.
    private Task<Task> PauseAsync(Task running) => Task.WhenAny(_time.TimersAsync(1), running);
}
