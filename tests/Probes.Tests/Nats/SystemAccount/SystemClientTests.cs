using System.IO.Compression;
using System.Text;
using Probes.Contract;
using Probes.Nats;
using Probes.Nats.Client.SystemAccount;
using Tests.Shared;

namespace Probes.Tests.Nats.SystemAccount;

/// <summary>One question over the connection to a server that behaves, or does not.</summary>
public sealed class SystemClientTests
{
    private const string Subject = "$SYS.REQ.SERVER.PING.VARZ";

    private static readonly NatsLogin _user = new() { User = "sys", Password = Secret.Of("hunter2") };

    private readonly ManualTime _time = new();

    [Fact]
    public async Task Nothing_is_dialled_before_the_first_request()
    {
        await using var server = new FakeServer(client => client.WelcomeAsync());
        await using (new Asker(_time, new NatsSystemOptions { Servers = [server.Endpoint] }))
        {
        }

        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task Answers_are_taken_until_they_are_enough()
    {
        await using var server = new FakeServer(async client =>
        {
            await client.WelcomeAsync();
            var (subject, reply) = await client.RequestAsync();
            Assert.Equal(Subject, subject);
            await client.AnswerAsync(reply, "one");
            await client.SayAsync("PING\r\n");
            Assert.Equal("PONG", await client.LineAsync());
            await client.AnswerAsync(reply, "\r\nContent-Encoding: gzip", Zip("two"));
            await client.SilenceAsync();
        });
        await using var asker = new Asker(_time, new NatsSystemOptions { Servers = [server.Endpoint], Login = _user });
        Assert.Equal(["one", "two"], await asker.AskAsync(2));
        var peer = Assert.Single(asker.Peers);
        Assert.Equal(server.Endpoint.ToString(), peer.Peer);
        Assert.Equal([new("VARZ", 1)], peer.Requests);
        Assert.True(peer.BytesSent > 100 && peer.BytesReceived > 100);
        Assert.Empty(peer.Failures);
    }

    [Fact]
    public async Task A_login_says_what_the_configuration_says()
    {
        var login = new TaskCompletionSource<string>();
        await using var server = new FakeServer(async client =>
        {
            await client.WelcomeAsync();
            login.SetResult(client.Login);
            var (_, reply) = await client.RequestAsync();
            Assert.StartsWith("_INBOX_exporter.", reply, StringComparison.Ordinal);
            await client.AnswerAsync(reply, "x");
            await client.SilenceAsync();
        });
        var options = new NatsSystemOptions { Servers = [server.Endpoint], Login = new NatsLogin { Token = Secret.Of("s3cret") }, InboxPrefix = "_INBOX_exporter" };
        await using var asker = new Asker(_time, options);
        await asker.AskAsync(1);
        Assert.Contains("\"auth_token\":\"s3cret\"", await login.Task, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_to_answer_is_said_at_once()
    {
        await using var server = Answering((client, reply) => client.AnswerAsync(reply, " 503", []));
        var failure = await FailureAsync(server);
        Assert.Equal(FailureKind.Unsupported, failure.Kind);
        Assert.Contains($"no server answers {Subject}: is the user one of the system account", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forbidden_question_fails_by_itself_and_the_connection_stays()
    {
        await using var server = new FakeServer(async client =>
        {
            await client.WelcomeAsync();
            await client.RequestAsync();
            await client.SayAsync($"-ERR 'Permissions Violation for Publish to \"{Subject}\"'\r\n");
            await client.AnswerAsync((await client.RequestAsync()).ReplyTo, "x");
            await client.SilenceAsync();
        });
        await using var asker = new Asker(_time, new NatsSystemOptions { Servers = [server.Endpoint] });
        var failure = await Assert.ThrowsAsync<ProbeException>(() => asker.AskAsync(1));
        Assert.Equal(FailureKind.Forbidden, failure.Kind);
        Assert.Contains($"the user may not publish to {Subject}: give it this permission", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["x"], await asker.AskAsync(1));
        Assert.Equal(1, server.Connections);
        Assert.Equal(1, Assert.Single(asker.Peers).FailuresOf(FailureKind.Forbidden));
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n", FailureKind.Protocol, "is no operation of NATS")]
    [InlineData("PING\r\n", FailureKind.Protocol, "begins with Ping")]
    [InlineData("INFO nonsense\r\n", FailureKind.Protocol, "INFO is not what a NATS server says")]
    [InlineData("-ERR 'Attempted To Connect To Route Port'\r\n", FailureKind.Protocol, "not the port for clients")]
    [InlineData("-ERR 'maximum connections exceeded'\r\n", FailureKind.Broker, "maximum connections exceeded")]
    [InlineData("INFO {\"tls_required\":true}\r\n", FailureKind.Tls, "the server talks to nobody without TLS: set tls")]
    [InlineData("", FailureKind.Unreachable, "the server closed the connection")]
    public async Task Who_does_not_greet_like_a_server_is_named(string greeting, FailureKind kind, string sentence)
    {
        await using var server = new FakeServer(client => client.SayAsync(greeting));
        var failure = await FailureAsync(server);
        Assert.Equal(kind, failure.Kind);
        Assert.StartsWith($"{server.Endpoint}: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(sentence, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Authorization Violation", FailureKind.Auth, "the server refused the login of user sys (Authorization Violation): check user and password")]
    [InlineData("User Authentication Revoked", FailureKind.Auth, "refused the login of user sys")]
    [InlineData("Authentication Timeout", FailureKind.Timeout, "got no login in time")]
    [InlineData("Secure Connection - TLS Required", FailureKind.Tls, "set tls: {enabled: true}")]
    [InlineData("Permissions Violation for Subscription to \"_INBOX.x.*\"", FailureKind.Forbidden, "set inbox_prefix to one that it has")]
    [InlineData("maximum account active connections exceeded", FailureKind.Broker, "maximum account active connections exceeded")]
    public async Task A_refused_login_says_what_to_do_and_no_secret(string error, FailureKind kind, string sentence)
    {
        await using var server = new FakeServer(async client =>
        {
            await client.SayAsync("INFO {\"auth_required\":true}\r\n");
            await client.LoginAsync();
            await client.SayAsync($"-ERR '{error}'\r\n");
        });
        var failure = await FailureAsync(server, _user);
        Assert.Equal(kind, failure.Kind);
        Assert.Contains(sentence, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MSG {0} 1 10\r\nabc", FailureKind.Unreachable)]
    [InlineData("MSG {0} 1 2\r\nabcdef\r\n", FailureKind.Protocol)]
    [InlineData("HMSG {0} 1 5 5\r\nabcde\r\n", FailureKind.Protocol)]
    [InlineData("-ERR 'Stale Connection'\r\n", FailureKind.Broker)]
    [InlineData("-ERR 'User Authentication Expired'\r\n", FailureKind.Auth)]
    [InlineData("nonsense\r\n", FailureKind.Protocol)]
    public async Task An_answer_that_breaks_off_or_lies_ends_the_connection_with_the_reason(string said, FailureKind kind)
    {
        await using var server = new FakeServer(async client =>
        {
            await client.WelcomeAsync();
            await client.SayAsync(said.Replace("{0}", (await client.RequestAsync()).ReplyTo, StringComparison.Ordinal));
        });
        Assert.Equal(kind, (await FailureAsync(server)).Kind);
    }

    [Fact]
    public async Task A_port_that_says_next_to_nothing_is_given_up_in_time()
    {
        await using var server = new FakeServer(async client =>
        {
            await client.SayAsync("INFO {");
            await client.SilenceAsync();
        });
        await using var asker = new Asker(_time, new NatsSystemOptions { Servers = [server.Endpoint] });
        var asking = asker.AskAsync(1);
        // The dialling has a limit of its own: it must be over before time goes by.
        await Until(() => asker.Peers.Any(peer => peer.BytesReceived > 0));
        _time.Advance(TimeSpan.FromSeconds(3));
        var failure = await Assert.ThrowsAsync<ProbeException>(() => asking);
        Assert.Equal(FailureKind.Timeout, failure.Kind);
        failure = await Assert.ThrowsAsync<ProbeException>(() => asker.ConnectAsync());
        Assert.Contains("no INFO within 3 s: not a port for NATS clients, or a server that wants TLS first (tls_first)", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_has_fallen_silent_is_given_up_and_dialled_anew()
    {
        await using var server = new FakeServer(async client =>
        {
            await client.WelcomeAsync();
            await client.RequestAsync();
            await client.SilenceAsync();
        });
        await using var asker = new Asker(_time, new NatsSystemOptions { Servers = [server.Endpoint] });
        await asker.ConnectAsync();
        var asking = asker.AskAsync(1);
        await asker.SentAsync("VARZ");
        _time.Advance(TimeSpan.FromSeconds(3));
        var failure = await Assert.ThrowsAsync<ProbeException>(() => asking);
        Assert.Equal((FailureKind.Timeout, $"{server.Endpoint} VARZ: no answer in time"), (failure.Kind, failure.Message));
        // It is sent a PING, and has as much time again.
        _time.Advance(TimeSpan.FromSeconds(3));
        await Until(() => server.Connections == 2);
    }

    [Fact]
    public async Task What_others_answered_is_kept_when_one_is_late()
    {
        var answered = new TaskCompletionSource();
        await using var server = Answering(async (client, reply) =>
        {
            await client.AnswerAsync(reply, "x");
            answered.SetResult();
        });
        await using var asker = new Asker(_time, new NatsSystemOptions { Servers = [server.Endpoint] });
        var asking = asker.AskAsync(2);
        await answered.Task;
        await Until(() => asker.Taken == 1);
        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(["x"], await asking);
    }

    [Fact]
    public async Task A_gap_after_the_first_answer_ends_the_waiting()
    {
        await using var server = Answering((client, reply) => client.AnswerAsync(reply, "x"));
        await using var asker = new Asker(_time, new NatsSystemOptions { Servers = [server.Endpoint] });
        var asking = asker.AskAsync(2, TimeSpan.FromSeconds(1));
        await Until(() => asker.Taken == 1);
        await Until(() =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            return asking.IsCompleted;
        });
        Assert.Equal(["x"], await asking);
    }

    private static FakeServer Answering(Func<FakeClient, string, Task> answer) => new(async client =>
    {
        await client.WelcomeAsync();
        await answer(client, (await client.RequestAsync()).ReplyTo);
        await client.SilenceAsync();
    });

    private async Task<ProbeException> FailureAsync(FakeServer server, NatsLogin? login = null)
    {
        await using var asker = new Asker(_time, new NatsSystemOptions { Servers = [server.Endpoint], Login = login ?? NatsLogin.None });
        return await Assert.ThrowsAsync<ProbeException>(() => asker.AskAsync(1));
    }

    private static byte[] Zip(string text)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
            zip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private static Task Until(Func<bool> condition) => Eventually.TrueAsync(condition);
}
