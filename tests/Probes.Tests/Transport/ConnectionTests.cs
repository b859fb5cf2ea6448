using System.Threading.Channels;
using Probes.Contract;
using Probes.Tests.Testing;
using Probes.Transport;
using Tests.Shared;

namespace Probes.Tests.Transport;

public sealed class ConnectionTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly ManualTime _time = new();
    private readonly Channel<DuplexStream> _peers = Channel.CreateUnbounded<DuplexStream>();
    private readonly Connection<string> _connection;
    private readonly List<DuplexStream> _nears = [];
    private DuplexStream? _last;
    private Task _dialsMayPass = Task.CompletedTask;
    private Exception? _refusal;
    private int _dials;

    public ConnectionTests() => _connection = new Connection<string>(DialAsync, new TextProtocol(), new PipelineOptions { Time = _time });

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    [Fact(Timeout = 10_000)]
    public async Task All_who_ask_share_one_dialling_and_one_connection()
    {
        var gate = new TaskCompletionSource();
        _dialsMayPass = gate.Task;
        var asked = Enumerable.Range(0, 10).Select(i => AskAsync($"q{i}")).ToArray();
        gate.SetResult();
        var peer = await _peers.Reader.ReadAsync();
        await AnswerAsync(peer, 10);
        await Task.WhenAll(asked);
        var again = AskAsync("again");
        await AnswerAsync(peer, 1);
        await again;
        Assert.Equal(1, _dials);
    }

    [Fact(Timeout = 10_000)]
    public async Task One_who_leaves_while_dialling_does_not_end_it_for_the_others()
    {
        var gate = new TaskCompletionSource();
        _dialsMayPass = gate.Task;
        using var cancel = new CancellationTokenSource();
        var leaving = _connection.SendAsync("leaving", TextProtocol.Read, Patience, cancel.Token);
        var staying = AskAsync("staying");
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        gate.SetResult();
        await AnswerAsync(await _peers.Reader.ReadAsync(), 1);
        Assert.Equal("staying", await staying);
        Assert.Equal(1, _dials);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_connection_that_was_lost_while_idle_is_dialled_anew()
    {
        await EstablishAsync();
        var first = _last!;
        await first.DisposeAsync();
        var asked = AskAsync("q");
        await AnswerAsync(await _peers.Reader.ReadAsync(), 1);
        Assert.Equal("q", await asked);
        Assert.Equal(2, _dials);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_request_whose_connection_is_lost_is_sent_once_more()
    {
        await EstablishAsync();
        var asked = AskAsync("q");
        var first = _last!;
        await TextProtocol.NextAsync(first);
        await first.DisposeAsync();
        await AnswerAsync(await _peers.Reader.ReadAsync(), 1);
        Assert.Equal("q", await asked);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_peer_that_closes_every_connection_is_not_dialled_in_a_loop()
    {
        await EstablishAsync();
        var asked = AskAsync("q");
        await _last!.DisposeAsync();
        await (await _peers.Reader.ReadAsync()).DisposeAsync();
        await Assert.ThrowsAsync<IOException>(() => asked);
        Assert.Equal(2, _dials);

        // And a fresh connection that is lost is not tried twice.
        asked = AskAsync("q");
        await (await _peers.Reader.ReadAsync()).DisposeAsync();
        await Assert.ThrowsAsync<IOException>(() => asked);
        Assert.Equal(3, _dials);
    }

    [Fact(Timeout = 10_000)]
    public async Task Half_open_a_connection_is_given_up_after_a_silent_time_out_and_the_next_request_dials()
    {
        await EstablishAsync();
        var silent = AskAsync("silent");
        await _time.TimersAsync(1);
        _time.Advance(Patience);
        await Assert.ThrowsAsync<TimeoutException>(() => silent);

        var asked = AskAsync("q");
        await AnswerAsync(await _peers.Reader.ReadAsync(), 1);
        Assert.Equal("q", await asked);
        Assert.Equal(2, _dials);
    }

    [Fact(Timeout = 10_000)]
    public async Task Those_who_waited_behind_a_silent_time_out_are_sent_once_more()
    {
        await EstablishAsync();
        var silent = _connection.SendAsync("silent", TextProtocol.Read, Patience, CancellationToken.None);
        await _time.TimersAsync(1);
        _time.Advance(TimeSpan.FromSeconds(2));
        var later = AskAsync("later");
        await _time.TimersAsync(2);
        _time.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<TimeoutException>(() => silent);
        await AnswerAsync(await _peers.Reader.ReadAsync(), 1);
        Assert.Equal("later", await later);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_peer_that_accepts_and_never_answers_is_a_time_out_for_all_who_asked()
    {
        var gate = new TaskCompletionSource();
        _dialsMayPass = gate.Task;
        var asked = Enumerable.Range(0, 40).Select(i => AskAsync($"q{i}")).ToArray();
        gate.SetResult();
        await _time.TimersAsync(32);
        _time.Advance(Patience);
        foreach (var one in asked)
            Assert.Equal(FailureKind.Timeout, FailureKinds.Of(await Assert.ThrowsAnyAsync<Exception>(() => one)));
        Assert.Equal(1, _dials);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_peer_that_is_merely_slow_keeps_its_connection()
    {
        await EstablishAsync();
        var peer = _last!;
        var slow = AskAsync("slow");
        await TextProtocol.NextAsync(peer);
        await _time.TimersAsync(1);
        _time.Advance(TimeSpan.FromSeconds(2));
        var quick = AskAsync("quick");
        await AnswerAsync(peer, 1);
        await quick;
        _time.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<TimeoutException>(() => slow);
        var asked = AskAsync("q");
        await AnswerAsync(peer, 1);
        Assert.Equal("q", await asked);
        Assert.Equal(1, _dials);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_dial_that_fails_is_told_to_all_who_wait_and_tried_again_for_the_next()
    {
        var gate = new TaskCompletionSource();
        _dialsMayPass = gate.Task;
        _refusal = new TimeoutException("no connection");
        var asked = Enumerable.Range(0, 5).Select(i => AskAsync($"q{i}")).ToArray();
        gate.SetResult();
        foreach (var one in asked)
            await Assert.ThrowsAsync<TimeoutException>(() => one);
        Assert.Equal(1, _dials);
        _refusal = null;
        await EstablishAsync();
        Assert.Equal(2, _dials);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_connection_that_is_abandoned_is_dialled_anew()
    {
        await EstablishAsync();
        _connection.Abandon("it is about to leave");
        var asked = AskAsync("q");
        await AnswerAsync(await _peers.Reader.ReadAsync(), 1);
        Assert.Equal("q", await asked);
    }

    [Fact(Timeout = 10_000)]
    public async Task What_was_lost_is_disposed_before_the_next_is_dialled()
    {
        await EstablishAsync();
        var first = _last!;
        await first.DisposeAsync();
        await EstablishAsync();
        Assert.True(_nears[0].IsDisposed);
        Assert.False(_nears[1].IsDisposed);
    }

    [Fact(Timeout = 10_000)]
    public async Task Disposal_while_dialling_ends_the_dialling_and_leaves_nothing_open()
    {
        _dialsMayPass = new TaskCompletionSource().Task;
        var asked = AskAsync("q");
        while (_dials == 0)
            await Task.Yield();
        await _connection.DisposeAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        Assert.All(_nears, stream => Assert.True(stream.IsDisposed));
    }

    [Fact(Timeout = 10_000)]
    public async Task Disposal_fails_requests_in_flight_and_those_that_come_and_nobody_dials_again()
    {
        await EstablishAsync();
        var asked = AskAsync("q");
        await _connection.DisposeAsync();
        await Assert.ThrowsAsync<IOException>(() => asked);
        await Assert.ThrowsAsync<IOException>(() => AskAsync("later"));
        Assert.Equal(1, _dials);
        Assert.All(_nears, stream => Assert.True(stream.IsDisposed));
    }

    private async Task<Stream> DialAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _dials);
        await _dialsMayPass.WaitAsync(cancellationToken);
        if (_refusal is not null)
            throw _refusal;
        var (near, far) = DuplexStream.Pair();
        _nears.Add(near);
        _peers.Writer.TryWrite(far);
        return near;
    }

    private Task<string> AskAsync(string text) => _connection.SendAsync(text, TextProtocol.Read, Patience, CancellationToken.None);

    private async Task EstablishAsync()
    {
        var asked = AskAsync("hello");
        _last = await _peers.Reader.ReadAsync();
        await AnswerAsync(_last, 1);
        await asked;
    }

    private static async Task AnswerAsync(DuplexStream peer, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (id, text) = await TextProtocol.NextAsync(peer);
            await peer.WriteAsync(TextProtocol.Frame(id, text));
        }
    }
}
