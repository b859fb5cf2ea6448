using BrokerExporter.Exposition;
using BrokerExporter.Http;
using BrokerExporter.Tests.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Tests.Shared;

namespace BrokerExporter.Tests.Http;

public sealed class PageSenderTests
{
    private readonly ManualTime _time = new();
    private readonly CapturedLog _log = new();

    [Fact]
    public async Task A_client_that_does_not_take_its_page_is_let_go_and_told_of()
    {
        using var lifetime = new Lifetime();
        using var page = Page();
        using var body = new StuckBody();
        var sending = new PageSender(_time, _log.Logger).SendAsync(Context(lifetime, body), page);
        _time.Advance(PageSender.Longest - TimeSpan.FromSeconds(1));
        Assert.False(sending.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.True(lifetime.RequestAborted.IsCancellationRequested);
        Assert.Equal(["warn: A client did not take its page of 4 bytes within 30 s, and was let go."], _log.Lines);
    }

    [Fact]
    public async Task A_page_that_is_taken_is_sent_whole_and_its_client_kept()
    {
        using var lifetime = new Lifetime();
        using var page = Page();
        using var body = new MemoryStream();
        await new PageSender(_time, _log.Logger).SendAsync(Context(lifetime, body), page);
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal("a 1\n"u8.ToArray(), body.ToArray());
        Assert.False(lifetime.RequestAborted.IsCancellationRequested);
        Assert.Empty(_log.Lines);
    }

    private static ExpositionBuffer Page()
    {
        var page = new ExpositionBuffer(PagePieces.Instance);
        page.Write("a 1\n"u8);
        return page;
    }

    private static DefaultHttpContext Context(Lifetime lifetime, Stream body)
    {
        var context = new DefaultHttpContext();
        context.Features.Set<IHttpRequestLifetimeFeature>(lifetime);
        context.Response.Body = body;
        return context;
    }

    private sealed class Lifetime : IHttpRequestLifetimeFeature, IDisposable
    {
        private readonly CancellationTokenSource _aborted = new();

        public CancellationToken RequestAborted
        {
            get => _aborted.Token;
            set => throw new NotSupportedException();
        }

        public void Abort() => _aborted.Cancel();

        public void Dispose() => _aborted.Dispose();
    }

    // As the connection of a client that reads nothing once the buffers between are full.
    private sealed class StuckBody : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
    }
}
