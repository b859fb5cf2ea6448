using Probes.Contract;
using Probes.Tests.Testing;
using Probes.Transport;
using Tests.Shared;

namespace Probes.Tests.Transport;

/// <summary>A server that demands TLS closes a plain connection without a word.</summary>
public sealed class SilentCloseTests
{
    private readonly ManualTime _time = new();

    [Fact(Timeout = 10_000)]
    public async Task A_peer_that_closes_before_it_has_said_anything_may_demand_TLS()
    {
        var (near, far) = DuplexStream.Pair();
        await using var pipeline = new Pipeline<string>(near, new TextProtocol(), new PipelineOptions { Time = _time });
        var asked = AskAsync(pipeline, "q");
        await TextProtocol.NextAsync(far);
        await far.DisposeAsync();
        var failure = await Assert.ThrowsAsync<IOException>(() => asked);
        Assert.Equal("the connection was lost: the peer closed it without an answer; it may demand TLS", failure.Message);
        Assert.Equal(FailureKind.Unreachable, FailureKinds.Of(failure));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_peer_that_has_answered_before_does_not()
    {
        var (near, far) = DuplexStream.Pair();
        await using var pipeline = new Pipeline<string>(near, new TextProtocol(), new PipelineOptions { Time = _time });
        var first = AskAsync(pipeline, "q");
        var (id, text) = await TextProtocol.NextAsync(far);
        await far.WriteAsync(TextProtocol.Frame(id, text));
        await first;
        var second = AskAsync(pipeline, "q");
        await TextProtocol.NextAsync(far);
        await far.DisposeAsync();
        Assert.Equal("the connection was lost: the peer closed the connection", (await Assert.ThrowsAsync<IOException>(() => second)).Message);
    }

    [Theory]
    [InlineData(true, true, "reset")]
    [InlineData(true, false, "reset")]
    [InlineData(false, true, "the peer closed it without an answer; it may want another client certificate")]
    [InlineData(false, false, "the peer closed it without an answer; it may demand TLS")]
    public void What_a_reset_means_depends_on_what_was_heard(bool heard, bool secured, string message) =>
        Assert.Equal(message, TlsFailure.OfConnection(new IOException("reset"), heard, secured).Message);

    [Fact]
    public void What_was_not_the_peers_doing_stays_what_it_is()
    {
        var cancelled = new OperationCanceledException();
        Assert.Same(cancelled, TlsFailure.OfConnection(cancelled, heard: false, secured: false));
        var garbage = new ProtocolException("x");
        Assert.Same(garbage, TlsFailure.OfConnection(garbage, heard: false, secured: true));
    }

    private static Task<string> AskAsync(Pipeline<string> pipeline, string text) =>
        pipeline.SendAsync(text, TextProtocol.Read, TimeSpan.FromSeconds(3), CancellationToken.None);
}
