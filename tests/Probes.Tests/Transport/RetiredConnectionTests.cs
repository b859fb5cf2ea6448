using System.Threading.Channels;
using Probes.Tests.Testing;
using Probes.Transport;
using Tests.Shared;

namespace Probes.Tests.Transport;

/// <summary>A connection that is replaced before it ends.</summary>
public sealed class RetiredConnectionTests : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(3);

    private readonly Channel<DuplexStream> _peers = Channel.CreateUnbounded<DuplexStream>();
    private readonly Connection<string> _connection;

    public RetiredConnectionTests() => _connection = new Connection<string>(
        _ =>
        {
            var (near, far) = DuplexStream.Pair();
            _peers.Writer.TryWrite(far);
            return Task.FromResult(new Dialled<string>(near, new TextProtocol()));
        },
        new PipelineOptions { Time = new ManualTime(), InTurn = true, Window = 2 });

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    [Fact(Timeout = 10_000)]
    public async Task What_is_under_way_is_answered_on_the_old_one_and_the_next_request_dials()
    {
        var before = AskAsync("before");
        var first = await _peers.Reader.ReadAsync();
        var spoken = await _connection.ProtocolAsync(CancellationToken.None);
        _connection.Retire(spoken);
        // A second one who finds out that it is time changes nothing.
        _connection.Retire(spoken);
        var after = AskAsync("after");
        var second = await _peers.Reader.ReadAsync();
        await AnswerAsync(second);
        Assert.Equal("after", await after);
        Assert.False(first.IsDisposed);
        await AnswerAsync(first);
        Assert.Equal("before", await before);
        Assert.Equal(0, await first.ReadAsync(new byte[1]));
    }

    [Fact(Timeout = 10_000)]
    public async Task To_leave_does_not_wait_for_what_is_under_way()
    {
        var asked = AskAsync("q");
        await _peers.Reader.ReadAsync();
        _connection.Retire(await _connection.ProtocolAsync(CancellationToken.None));
        await _connection.DisposeAsync();
        await Assert.ThrowsAsync<IOException>(() => asked);
    }

    private Task<string> AskAsync(string question) => _connection.SendAsync(question, TextProtocol.Read, _patience, CancellationToken.None);

    private static async Task AnswerAsync(DuplexStream peer)
    {
        var (id, question) = await TextProtocol.NextAsync(peer);
        await peer.WriteAsync(TextProtocol.Frame(id, question));
    }
}
