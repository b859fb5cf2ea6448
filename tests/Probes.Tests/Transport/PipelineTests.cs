using Probes.Tests.Testing;
using Probes.Transport;
using Tests.Shared;

namespace Probes.Tests.Transport;

public sealed class PipelineTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly ManualTime _time = new();
    private readonly DuplexStream _near;
    private readonly DuplexStream _far;
    private readonly Pipeline<string> _pipeline;
    private int _sent;
    private int _received;

    public PipelineTests()
    {
        (_near, _far) = DuplexStream.Pair();
        _pipeline = new Pipeline<string>(_near, new TextProtocol(), new PipelineOptions
        {
            Window = 4,
            MaximumFrame = 10_000,
            Time = _time,
            Sent = count => Interlocked.Add(ref _sent, count),
            Received = count => Interlocked.Add(ref _received, count),
        });
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _pipeline.DisposeAsync();

    [Fact(Timeout = 10_000)]
    public async Task Replies_in_any_order_reach_those_who_asked()
    {
        var asked = Enumerable.Range(0, 4).Select(i => AskAsync($"q{i}")).ToArray();
        var requests = new List<(int Id, string Text)>();
        for (var i = 0; i < 4; i++)
            requests.Add(await NextAsync());
        foreach (var (id, text) in Enumerable.Reverse(requests))
            await ReplyAsync(id, "answer to " + text);
        for (var i = 0; i < 4; i++)
            Assert.Equal($"answer to q{i}", await asked[i]);
    }

    [Fact(Timeout = 10_000)]
    public async Task No_more_are_in_flight_than_the_window_lets_out()
    {
        var asked = Enumerable.Range(0, 20).Select(i => AskAsync($"q{i}")).ToArray();
        var open = new Queue<int>();
        for (var answered = 0; answered < 20; answered++)
        {
            while (open.Count < Math.Min(4, 20 - answered))
                open.Enqueue((await NextAsync()).Id);
            // The fifth is not on its way: the four waiting ones are all timers that run.
            await ReplyAsync(open.Dequeue(), "a");
        }

        await Task.WhenAll(asked);
        Assert.Equal(_sent, Enumerable.Range(0, 20).Sum(i => TextProtocol.Frame(1, $"q{i}").Length));
    }

    [Fact(Timeout = 10_000)]
    public async Task The_window_is_a_bound()
    {
        _near.WritesMayPass = new TaskCompletionSource().Task;
        var asked = Enumerable.Range(0, 5).Select(i => AskAsync($"q{i}")).ToArray();
        await _time.TimersAsync(4);
        _time.Advance(Patience);
        // Four were sent and have waited in vain; the fifth only begins to wait now.
        for (var i = 0; i < 4; i++)
            await Assert.ThrowsAsync<TimeoutException>(() => asked[i]);
        await _time.TimersAsync(1);
        Assert.False(asked[4].IsCompleted);
        _time.Advance(Patience);
        await Assert.ThrowsAsync<TimeoutException>(() => asked[4]);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_request_that_timed_out_leaves_the_connection_usable_and_its_late_reply_is_ignored()
    {
        var late = AskAsync("late");
        var request = await NextAsync();
        await _time.TimersAsync(1);
        _time.Advance(Patience);
        await Assert.ThrowsAsync<TimeoutException>(() => late);

        var next = AskAsync("next");
        await ReplyAsync(request.Id, "too late");
        await ReplyAsync((await NextAsync()).Id, "right");
        Assert.Equal("right", await next);
        Assert.False(_pipeline.IsBroken);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_request_that_was_cancelled_leaves_the_connection_usable_and_its_late_reply_is_ignored()
    {
        using var cancel = new CancellationTokenSource();
        var wasRead = false;
        var given = _pipeline.SendAsync("given up", _ => wasRead = true, Patience, cancel.Token);
        var request = await NextAsync();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);

        var next = AskAsync("next");
        await ReplyAsync(request.Id, "too late");
        await ReplyAsync((await NextAsync()).Id, "right");
        Assert.Equal("right", await next);
        // Nothing of it is kept: who gives up a million times must not fill the memory.
        Assert.False(wasRead);
    }

    [Fact(Timeout = 10_000)]
    public async Task Cancelling_while_the_window_is_full_takes_nobody_elses_place()
    {
        using var cancel = new CancellationTokenSource();
        var asked = Enumerable.Range(0, 4).Select(i => AskAsync($"q{i}")).ToArray();
        var given = _pipeline.SendAsync("given up", TextProtocol.Read, Patience, cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        for (var i = 0; i < 4; i++)
            await ReplyAsync((await NextAsync()).Id, "a");
        await Task.WhenAll(asked);

        asked = [.. Enumerable.Range(0, 4).Select(i => AskAsync($"r{i}"))];
        for (var i = 0; i < 4; i++)
        {
            var request = await NextAsync();
            Assert.StartsWith("r", request.Text, StringComparison.Ordinal);
            await ReplyAsync(request.Id, "a");
        }

        await Task.WhenAll(asked);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_reply_to_nobody_is_ignored()
    {
        var asked = AskAsync("q");
        var request = await NextAsync();
        await ReplyAsync(-1, "not a reply");
        await ReplyAsync(request.Id + 1_000, "unknown");
        await ReplyAsync(int.MinValue, "unknown");
        await ReplyAsync(request.Id, "right");
        await ReplyAsync(request.Id, "right, twice");
        Assert.Equal("right", await asked);
        await AssertUsableAsync();
    }

    [Fact(Timeout = 10_000)]
    public async Task A_malformed_frame_fails_all_and_ends_the_connection()
    {
        var asked = Enumerable.Range(0, 6).Select(i => AskAsync($"q{i}")).ToArray();
        await NextAsync();
        await ReplyAsync(-2, "");
        foreach (var one in asked)
            await Assert.ThrowsAsync<ProtocolException>(() => one);
        Assert.True(_pipeline.IsBroken);
        await Assert.ThrowsAsync<ProtocolException>(() => AskAsync("later"));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_frame_above_the_cap_fails_all()
    {
        var asked = AskAsync("q");
        await ReplyAsync((await NextAsync()).Id, new string('x', 10_000));
        await Assert.ThrowsAsync<ProtocolException>(() => asked);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_peer_that_closes_fails_all_that_wait_and_all_that_come()
    {
        var asked = Enumerable.Range(0, 6).Select(i => AskAsync($"q{i}")).ToArray();
        await NextAsync();
        await _far.DisposeAsync();
        foreach (var one in asked)
            await Assert.ThrowsAsync<IOException>(() => one);
        await Assert.ThrowsAsync<IOException>(() => AskAsync("later"));
        Assert.True(_pipeline.IsBroken);
    }

    [Fact(Timeout = 10_000)]
    public async Task What_a_reader_throws_is_the_askers_alone()
    {
        var bad = _pipeline.SendAsync<string>("bad", static _ => throw new InvalidOperationException("unreadable"), Patience, CancellationToken.None);
        var good = AskAsync("good");
        await ReplyAsync((await NextAsync()).Id, "a");
        await ReplyAsync((await NextAsync()).Id, "b");
        Assert.Equal("unreadable", (await Assert.ThrowsAsync<InvalidOperationException>(() => bad)).Message);
        Assert.Equal("b", await good);
        await AssertUsableAsync();
    }

    [Fact(Timeout = 10_000)]
    public async Task A_request_that_cannot_be_written_leaves_nothing_behind()
    {
        for (var i = 0; i < 10; i++)
            await Assert.ThrowsAsync<ProtocolException>(() => AskAsync("unwritable"));
        await AssertUsableAsync();
        Assert.Equal(TextProtocol.Frame(1, "usable?").Length, _sent);
    }

    [Fact(Timeout = 10_000)]
    public async Task Requests_that_arrive_during_a_write_leave_together()
    {
        var gate = new TaskCompletionSource();
        _near.WritesMayPass = gate.Task;
        var first = AskAsync("q0");
        while (_near.Writes == 0)
            await Task.Yield();
        var others = Enumerable.Range(1, 3).Select(i => AskAsync($"q{i}")).ToArray();
        gate.SetResult();
        for (var i = 0; i < 4; i++)
            await ReplyAsync((await NextAsync()).Id, "a");
        await first;
        await Task.WhenAll(others);
        Assert.Equal(2, _near.Writes);
    }

    [Fact(Timeout = 10_000)]
    public async Task Silence_is_broken_by_every_byte_and_not_only_by_whole_frames()
    {
        var asked = AskAsync("q");
        var reply = TextProtocol.Frame((await NextAsync()).Id, "a long answer that trickles in");
        await _time.TimersAsync(1);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.FromSeconds(2), _pipeline.Silence);
        await _far.WriteAsync(reply.AsMemory(0, 10));
        while (Volatile.Read(ref _received) < 10)
            await Task.Yield();
        Assert.Equal(TimeSpan.Zero, _pipeline.Silence);
        await _far.WriteAsync(reply.AsMemory(10));
        await asked;
        Assert.Equal(reply.Length, _received);
    }

    [Fact(Timeout = 10_000)]
    public async Task Disposal_fails_those_who_wait_and_ends_both_loops()
    {
        _near.WritesMayPass = new TaskCompletionSource().Task;
        var asked = Enumerable.Range(0, 6).Select(i => AskAsync($"q{i}")).ToArray();
        await _pipeline.DisposeAsync();
        foreach (var one in asked)
            await Assert.ThrowsAsync<IOException>(() => one);
        Assert.True(_near.IsDisposed);
        await _pipeline.DisposeAsync();
    }

    [Fact(Timeout = 30_000)]
    public async Task Under_random_replies_time_outs_and_cancellations_nobody_gets_anothers_answer()
    {
        var ended = new TaskCompletionSource();
        var peer = Task.Run(async () =>
        {
            var held = new List<(int Id, string Text)>();
            while (!ended.Task.IsCompleted)
            {
                try
                {
                    held.Add(await NextAsync());
                }
                catch (EndOfStreamException)
                {
                    return;
                }

                while (held.Count > 3 || (held.Count > 0 && held[^1].Text.EndsWith('7')))
                {
                    var (id, text) = held[^1];
                    held.RemoveAt(held.Count - 1);
                    await ReplyAsync(id, text);
                }
            }
        });
        var right = 0;
        await Parallel.ForAsync(0, 2_000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
        {
            using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(1 + (i % 19)));
            try
            {
                Assert.Equal($"{i}", await _pipeline.SendAsync($"{i}", TextProtocol.Read, Patience, cancel.Token));
                Interlocked.Increment(ref right);
            }
            catch (OperationCanceledException)
            {
            }
        });
        Assert.True(right > 0);
        Assert.False(_pipeline.IsBroken);
        ended.SetResult();
        await _pipeline.DisposeAsync();
        await peer;
    }

    private Task<string> AskAsync(string text) => _pipeline.SendAsync(text, TextProtocol.Read, Patience, CancellationToken.None);

    private Task<(int Id, string Text)> NextAsync() => TextProtocol.NextAsync(_far);

    private ValueTask ReplyAsync(int id, string text) => _far.WriteAsync(TextProtocol.Frame(id, text));

    private async Task AssertUsableAsync()
    {
        var asked = AskAsync("usable?");
        await ReplyAsync((await NextAsync()).Id, "yes");
        Assert.Equal("yes", await asked);
    }
}
