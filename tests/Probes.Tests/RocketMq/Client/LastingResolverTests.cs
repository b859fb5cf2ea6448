using System.Net;
using System.Net.Sockets;
using Probes.RocketMq.Client;
using Probes.Tests.Testing;
using Tests.Shared;

namespace Probes.Tests.RocketMq.Client;

public sealed class LastingResolverTests
{
    private static readonly IPAddress[] First = [IPAddress.Parse("10.0.0.1"), IPAddress.Parse("10.0.0.2")];

    private readonly ManualTime _time = new();
    private Func<CancellationToken, Task<IPAddress[]>> _answer = _ => Task.FromResult(First);

    [Fact]
    public async Task The_last_answer_outlives_a_resolver_that_fails()
    {
        var resolver = Resolver();
        Assert.Equal(First, await resolver.ResolveAsync("ns", CancellationToken.None));
        _answer = _ => throw new SocketException((int)SocketError.TryAgain);
        Assert.Equal(First, await resolver.ResolveAsync("ns", CancellationToken.None));
    }

    [Fact]
    public async Task A_resolver_that_hangs_is_not_waited_for()
    {
        var resolver = Resolver();
        await resolver.ResolveAsync("ns", CancellationToken.None);
        var hanging = new TaskCompletionSource<IPAddress[]>();
        _answer = _ => hanging.Task;
        var waiting = resolver.ResolveAsync("ns", CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(First, await waiting);
    }

    [Fact]
    public async Task A_new_answer_replaces_the_last_one()
    {
        var resolver = Resolver();
        await resolver.ResolveAsync("ns", CancellationToken.None);
        IPAddress[] moved = [IPAddress.Parse("10.0.0.9")];
        _answer = _ => Task.FromResult(moved);
        Assert.Equal(moved, await resolver.ResolveAsync("ns", CancellationToken.None));
    }

    [Fact]
    public async Task A_name_that_was_never_known_is_an_error()
    {
        _answer = _ => throw new SocketException((int)SocketError.HostNotFound);
        await Assert.ThrowsAsync<SocketException>(() => Resolver().ResolveAsync("ns", CancellationToken.None));
    }

    private LastingResolver Resolver() => new((_, cancellationToken) => _answer(cancellationToken), _time);
}
