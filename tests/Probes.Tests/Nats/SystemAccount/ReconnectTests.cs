using Probes.Contract;
using Probes.Nats;
using Probes.Nats.Client.SystemAccount;
using Probes.Tests.Testing;
using Tests.Shared;

namespace Probes.Tests.Nats.SystemAccount;

/// <summary>How a connection is made anew, and when it is not.</summary>
public sealed class ReconnectTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task A_lost_connection_is_made_anew_without_being_asked()
    {
        await using var server = Working();
        await using var asker = AskerOf(server);
        Assert.Equal(["x"], await asker.AskAsync(1));
        _time.Advance(TimeSpan.FromSeconds(3));
        server.Drop();
        await Eventually.TrueAsync(() => server.Connections == 2);
        Assert.Equal(["x"], await asker.AskAsync(1));
    }

    [Fact]
    public async Task Whoever_asks_without_a_connection_is_told_the_last_reason_at_once()
    {
        var gone = new FakeServer(client => client.WelcomeAsync());
        await gone.DisposeAsync();
        await using var asker = AskerOf(gone);
        var failure = await Assert.ThrowsAsync<ProbeException>(() => asker.AskAsync(1));
        Assert.Equal(FailureKind.Unreachable, failure.Kind);
        Assert.StartsWith(gone.Endpoint.ToString(), failure.Message, StringComparison.Ordinal);
        // No time goes by: it is not dialled for this.
        await Assert.ThrowsAsync<ProbeException>(() => asker.AskAsync(1));
        Assert.Equal(1, Assert.Single(asker.Peers).FailuresOf(FailureKind.Unreachable));
    }

    [Fact]
    public async Task It_is_tried_again_after_two_seconds_and_then_less_often()
    {
        await using var server = new FakeServer(client => client.SayAsync("-ERR 'maximum connections exceeded'\r\n"));
        await using var asker = AskerOf(server);
        await Assert.ThrowsAsync<ProbeException>(() => asker.AskAsync(1));
        double[] expected = [2, 4, 8, 10, 10];
        foreach (var (tries, seconds) in expected.Index())
        {
            Assert.Equal(tries + 1, server.Connections);
            Assert.InRange((await NextRoundAsync(asker)).TotalSeconds, seconds * 0.8, seconds * 1.2 + 0.1);
        }
    }

    [Fact]
    public async Task A_server_that_refused_twice_is_left_alone_until_the_credentials_change()
    {
        await using var server = new FakeServer(async client =>
        {
            await client.SayAsync("INFO {}\r\n");
            await client.LoginAsync();
            await client.SayAsync(client.Login.Contains("\"right\"", StringComparison.Ordinal) ? "PONG\r\n" : "-ERR 'Authorization Violation'\r\n");
            await client.SilenceAsync();
        });
        using var folder = new TemporaryFolder();
        var file = folder.Write("password", "wrong\n");
        await using var asker = new Asker(
            _time, new NatsSystemOptions { Servers = [server.Endpoint], Login = new NatsLogin { User = "u", Password = Secret.InFile(file) } });
        await Assert.ThrowsAsync<ProbeException>(() => asker.AskAsync(1));
        for (var round = 0; round < 6; round++)
            await NextRoundAsync(asker);
        Assert.Equal(2, server.Connections);
        Assert.Equal(FailureKind.Auth, (await Assert.ThrowsAsync<ProbeException>(() => asker.AskAsync(1))).Kind);

        folder.Write("password", "right\n");
        await NextRoundAsync(asker);
        await Eventually.TrueAsync(() => server.Connections == 3);
        await asker.ConnectAsync();
    }

    [Fact]
    public async Task A_server_that_refused_twice_is_pardoned_after_five_minutes()
    {
        await using var server = new FakeServer(async client =>
        {
            await client.SayAsync("INFO {}\r\n");
            await client.LoginAsync();
            await client.SayAsync("-ERR 'Authorization Violation'\r\n");
        });
        await using var asker = AskerOf(server);
        await Assert.ThrowsAsync<ProbeException>(() => asker.AskAsync(1));
        await NextRoundAsync(asker);
        Assert.Equal(2, server.Connections);
        var waited = TimeSpan.Zero;
        while (server.Connections == 2)
            waited += await NextRoundAsync(asker);
        Assert.InRange(waited, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5) + Pause.Longest * 1.3);
    }

    [Fact]
    public async Task Another_server_takes_over_and_those_it_tells_of_too()
    {
        await using var told = Working();
        await using var telling = Working($",\"connect_urls\":[\"{told.Endpoint}\",\"nonsense\"]");
        await using var asker = AskerOf(telling);
        Assert.Equal(["x"], await asker.AskAsync(1));
        Assert.Equal(0, told.Connections);
        _time.Advance(TimeSpan.FromSeconds(3));
        await telling.DisposeAsync();
        await Eventually.TrueAsync(() => told.Connections == 1);
        Assert.Equal(["x"], await asker.AskAsync(1));
        Assert.Equal(2, asker.Peers.Count);
    }

    [Fact]
    public async Task A_server_that_is_about_to_stop_is_left_for_another_before_it_does()
    {
        await using var other = Working();
        var stopping = new TaskCompletionSource();
        await using var leaving = new FakeServer(async client =>
        {
            await client.WelcomeAsync($",\"connect_urls\":[\"{other.Endpoint}\"]");
            await stopping.Task;
            await client.SayAsync($"INFO {{\"ldm\":true,\"connect_urls\":[\"{other.Endpoint}\"]}}\r\n");
            await client.SilenceAsync();
        });
        await using var asker = AskerOf(leaving);
        Assert.Equal(leaving.Endpoint, (await asker.ConnectAsync()).Address.Endpoint);
        stopping.SetResult();
        await Eventually.TrueAsync(() => asker.ConnectedTo == other.Endpoint);
        Assert.Equal(["x"], await asker.AskAsync(1));
        Assert.Equal(1, leaving.Connections);
    }

    [Fact]
    public async Task The_only_server_is_used_until_it_has_stopped()
    {
        await using var leaving = new FakeServer(async client =>
        {
            await client.WelcomeAsync();
            await client.SayAsync("INFO {\"ldm\":true}\r\n");
            while (true)
                await client.AnswerAsync((await client.RequestAsync()).ReplyTo, "x");
        });
        await using var asker = AskerOf(leaving);
        var session = await asker.ConnectAsync();
        await session.Leaving;
        Assert.Equal(["x"], await asker.AskAsync(1));
        Assert.Equal(1, leaving.Connections);
    }

    [Fact]
    public async Task A_server_that_answers_no_PING_is_given_up()
    {
        var pings = 0;
        await using var server = new FakeServer(async client =>
        {
            await client.WelcomeAsync();
            while (await client.LineAsync() == "PING")
                Interlocked.Increment(ref pings);
        });
        await using var asker = AskerOf(server);
        var session = await asker.ConnectAsync();
        for (var sent = 1; sent <= Session.MostUnanswered; sent++)
        {
            await _time.TimersAsync(1);
            _time.Advance(Session.PingInterval);
            await Eventually.TrueAsync(() => Volatile.Read(ref pings) == sent);
        }

        await _time.TimersAsync(1);
        _time.Advance(Session.PingInterval);
        var reason = await session.Ended;
        Assert.Equal(FailureKind.Timeout, reason.Kind);
        Assert.Contains("2 PINGs had no answer", reason.Message, StringComparison.Ordinal);
        await Eventually.TrueAsync(() => server.Connections == 2);
    }

    // A PONG follows its PING at once, so that the next one is due a little more than the interval after it.
    [Fact]
    public async Task A_server_that_says_nothing_but_PONG_is_kept_however_late_the_clock_ticks()
    {
        var pings = 0;
        await using var server = new FakeServer(async client =>
        {
            await client.WelcomeAsync();
            while (await client.LineAsync() == "PING")
            {
                await client.SayAsync("PONG\r\n");
                Interlocked.Increment(ref pings);
            }
        });
        await using var asker = AskerOf(server);
        var session = await asker.ConnectAsync();
        for (var sent = 1; sent <= 6; sent++)
        {
            await _time.TimersAsync(1);
            _time.Advance(Session.PingInterval + TimeSpan.FromMilliseconds(1));
            await Eventually.TrueAsync(() => Volatile.Read(ref pings) == sent);
            await Eventually.TrueAsync(() => session.Silence == TimeSpan.Zero);
        }

        Assert.False(session.Ended.IsCompleted);
    }

    [Fact]
    public async Task A_server_that_answers_PINGs_is_kept()
    {
        var pings = 0;
        await using var server = new FakeServer(async client =>
        {
            await client.WelcomeAsync();
            while (await client.LineAsync() == "PING")
            {
                await client.SayAsync("PONG\r\nPING\r\n");
                Assert.Equal("PONG", await client.LineAsync());
                Interlocked.Increment(ref pings);
            }
        });
        await using var asker = AskerOf(server);
        var session = await asker.ConnectAsync();
        for (var sent = 1; sent <= 6; sent++)
        {
            await _time.TimersAsync(1);
            _time.Advance(Session.PingInterval);
            await Eventually.TrueAsync(() => Volatile.Read(ref pings) == sent);
        }

        Assert.False(session.Ended.IsCompleted);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_server_that_ends_each_connection_after_the_login_is_not_hammered()
    {
        await using var server = new FakeServer(client => client.WelcomeAsync());
        await using var asker = AskerOf(server);
        var session = await asker.ConnectAsync();
        await session.Ended;
        await _time.TimersAsync(1);
        Assert.Equal(1, server.Connections);
        Assert.Equal(FailureKind.Unreachable, (await Assert.ThrowsAsync<ProbeException>(() => asker.AskAsync(1))).Kind);
    }

    [Fact]
    public async Task An_end_in_the_middle_leaves_nothing_behind()
    {
        await using var silent = new FakeServer(client => client.SilenceAsync());
        var asker = AskerOf(silent);
        var asking = asker.AskAsync(1);
        await Eventually.TrueAsync(() => silent.Connections == 1);
        await asker.DisposeAsync();
        await Assert.ThrowsAsync<ProbeException>(() => asking);
        await asker.DisposeAsync();
    }

    private Asker AskerOf(params FakeServer[] servers) => new(_time, new NatsSystemOptions { Servers = [.. servers.Select(server => server.Endpoint)] });

    // Lets the pause go by, and the attempt after it come to its end. In steps: the attempt has a limit of its own, which must not pass too.
    private async Task<TimeSpan> NextRoundAsync(Asker asker)
    {
        var before = await ReasonAsync(asker, except: null);
        await _time.TimersAsync(1);
        var step = TimeSpan.FromMilliseconds(100);
        var waited = TimeSpan.Zero;
        for (; asker.ConnectAsync().Exception?.InnerException == before; waited += step)
            _time.Advance(step);
        await ReasonAsync(asker, before);
        return waited;
    }

    private static async Task<Exception?> ReasonAsync(Asker asker, Exception? except)
    {
        Exception? reason = null;
        await Eventually.TrueAsync(() =>
        {
            var connecting = asker.ConnectAsync();
            reason = connecting.Exception?.InnerException;
            return connecting.IsCompletedSuccessfully || (reason is not null && reason != except);
        });
        return reason;
    }

    private static FakeServer Working(string info = "") => new(async client =>
    {
        await client.WelcomeAsync(info);
        while (true)
            await client.AnswerAsync((await client.RequestAsync()).ReplyTo, "x");
    });
}
