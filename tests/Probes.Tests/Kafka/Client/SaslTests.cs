using System.Security.Cryptography;
using System.Text;
using Probes.Contract;
using Probes.Kafka;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Probes.Tests.Testing;

namespace Probes.Tests.Kafka.Client;

/// <summary>Who we are, and brokers that do not believe it.</summary>
public sealed class SaslTests : PeersFixture, IDisposable
{
    /// <summary>Ends on 2011-03-22 (RFC 7519, section 3.1).</summary>
    private const string ExpiredToken = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 10_000)]
    public async Task Plain_says_name_and_password_once_and_warns_that_everybody_can_read_it()
    {
        await using var broker = Wanting(asked => BytesOf(asked) == "\0exporter\0hunter2" ? asked.Authenticated([]) : asked.AuthenticationFailed("no"));
        As(SaslMechanism.Plain, "hunter2");
        await using var peers = Peers(broker);
        await MetadataAsync(peers);
        await GroupsAsync(peers);
        Assert.Equal([ApiKey.ApiVersions, ApiKey.SaslHandshake, ApiKey.SaslAuthenticate, ApiKey.Metadata, ApiKey.ListGroups], broker.Asked.Select(asked => asked.Key));
        Assert.Contains(("SaslAuthenticate", 1L), RequestsOf(peers));
        Assert.Equal(
            ["Warning: Target prod sends its password without TLS (sasl.mechanism PLAIN): who listens can read it. Set tls.enabled, or use SCRAM."], Log.Taken());
    }

    [Fact(Timeout = 10_000)]
    public async Task A_wrong_password_is_an_auth_failure_told_once_for_all_brokers_and_once_that_it_is_right()
    {
        var password = "hunter2";
        await using var one = Wanting(asked => BytesOf(asked).EndsWith(password, StringComparison.Ordinal) ? asked.Authenticated([]) : asked.AuthenticationFailed("Authentication failed: Invalid username or password"));
        await using var other = Wanting(static asked => asked.AuthenticationFailed("Authentication failed: Invalid username or password"));
        As(SaslMechanism.Plain, "hunter1");
        await using var peers = Peers(one, other);
        Log.Taken();
        for (var i = 0; i < 3; i++)
        {
            var failure = await Assert.ThrowsAsync<ProbeException>(() => MetadataAsync(peers));
            AssertFailure(FailureKind.Auth, " Metadata: the broker refuses the account \"exporter\" (PLAIN): Authentication failed: Invalid username or password", failure);
            Assert.DoesNotContain("hunter", failure.ToString(), StringComparison.Ordinal);
            Time.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal(
            [$"Warning: Target prod does not take the exporter's account (auth), says bootstrap server {one.Endpoint}: the broker refuses the account \"exporter\" (PLAIN): Authentication failed: Invalid username or password. Check sasl.mechanism, sasl.username and sasl.password."],
            Log.Taken());
        password = "hunter1";
        await MetadataAsync(peers);
        Assert.Equal(["Information: Target prod takes the exporter's account again."], Log.Taken());
    }

    [Theory(Timeout = 10_000)]
    [InlineData(nameof(SaslMechanism.ScramSha256), "SCRAM-SHA-256")]
    [InlineData(nameof(SaslMechanism.ScramSha512), "SCRAM-SHA-512")]
    public async Task Scram_proves_the_password_and_has_the_broker_prove_it_too(string mechanism, string name)
    {
        var hash = mechanism == nameof(SaslMechanism.ScramSha256) ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA512;
        As(Enum.Parse<SaslMechanism>(mechanism), "hunter2");
        var server = new ScramServer(hash, "hunter2");
        await using (var broker = Wanting(asked => server.Answer(asked, Bytes(asked))))
        await using (var peers = Peers(broker))
        {
            await MetadataAsync(peers);
            Assert.Equal("exporter", server.User);
            Assert.Equal(2, broker.Count(ApiKey.SaslAuthenticate));
            Assert.Equal(name, broker.Asked.Single(asked => asked.Key == ApiKey.SaslHandshake).Read(SaslHandshakeRequest.Read).Mechanism);
            Assert.Empty(Log.Taken());
        }

        var strict = new ScramServer(hash, "other");
        await using (var broker = Wanting(asked => strict.Answer(asked, Bytes(asked))))
            AssertFailure(FailureKind.Auth, $"the broker refuses the account \"exporter\" ({name}): Authentication failed", await FailureAsync(broker));
        var impostor = new ScramServer(hash, "hunter2") { OwnPassword = "guess" };
        await using (var broker = Wanting(asked => impostor.Answer(asked, Bytes(asked))))
            AssertFailure(FailureKind.Auth, $"the account \"exporter\" ({name}): the server's signature is wrong", await FailureAsync(broker));
        var hostile = new ScramServer(hash, "hunter2") { Iterations = 1_000_000_000 };
        await using (var broker = Wanting(asked => hostile.Answer(asked, Bytes(asked))))
            AssertFailure(FailureKind.Auth, "the server wants 1000000000 iterations", await FailureAsync(broker));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_mechanism_that_the_broker_does_not_take_is_told_with_those_that_it_does()
    {
        await using var broker = new ScriptedBroker()
            .On(ApiKey.SaslHandshake, static asked => asked.Reply(new SaslHandshakeResponse(ErrorCode.UnsupportedSaslMechanism, ["SCRAM-SHA-512", "OAUTHBEARER"]).Write));
        As(SaslMechanism.Plain, "hunter2");
        AssertFailure(FailureKind.Auth, "the broker does not take PLAIN; this listener takes SCRAM-SHA-512, OAUTHBEARER", await FailureAsync(broker));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_listener_that_takes_no_account_says_so()
    {
        await using var broker = new ScriptedBroker()
            .On(ApiKey.SaslHandshake, static asked => asked.Reply(new SaslHandshakeResponse(ErrorCode.IllegalSaslState, []).Write));
        As(SaslMechanism.Plain, "hunter2");
        AssertFailure(FailureKind.Auth, "this listener takes no account (leave out the section sasl", await FailureAsync(broker));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_broker_older_than_1_0_cannot_be_told_an_account()
    {
        await using var broker = new ScriptedBroker();
        broker.Versions.TryRemove(ApiKey.SaslAuthenticate, out _);
        broker.Knows(ApiKey.SaslHandshake, 0, 0);
        As(SaslMechanism.Plain, "hunter2");
        AssertFailure(FailureKind.Unsupported, "(expected Kafka 1.0 or newer)", await FailureAsync(broker));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_broker_that_closes_in_the_midst_of_it_is_not_taken_for_one_that_is_off()
    {
        await using var broker = Wanting(static _ => Said.Goodbye);
        As(SaslMechanism.Plain, "hunter2");
        AssertFailure(FailureKind.Unreachable, "in the midst of authentication, without a reason", await FailureAsync(broker));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_token_in_a_file_is_read_again_for_each_connection()
    {
        var file = _folder.Write("token", "first\n");
        await using var broker = Wanting(static asked => asked.Authenticated([]));
        Options = Options with { Sasl = new SaslOptions { Mechanism = SaslMechanism.OAuthBearer, Token = Secret.InFile(file) } };
        await using var peers = Peers(broker);
        await MetadataAsync(peers);
        _folder.Write("token", "second");
        var isGone = false;
        broker.On(ApiKey.ListGroups, asked =>
        {
            (var before, isGone) = (isGone, true);
            return before ? asked.Reply(new ListGroupsResponse(ErrorCode.None, []).Write) : Said.Goodbye;
        });
        await GroupsAsync(peers);
        Assert.Equal(
            ["n,,\u0001auth=Bearer first\u0001\u0001", "n,,\u0001auth=Bearer second\u0001\u0001"],
            broker.Asked.Where(asked => asked.Key == ApiKey.SaslAuthenticate).Select(BytesOf));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_token_that_expired_is_an_auth_failure_that_says_so_once()
    {
        var file = _folder.Write("token", ExpiredToken);
        // As Kafka's OAuthBearerSaslServer does: first why, then the error.
        await using var broker = Wanting(static asked => BytesOf(asked) == "\u0001"
            ? asked.AuthenticationFailed("{\"status\":\"invalid_token\"}")
            : asked.Authenticated("{\"status\":\"invalid_token\"}"u8.ToArray()));
        Options = Options with { Tls = null, Sasl = new SaslOptions { Mechanism = SaslMechanism.OAuthBearer, Token = Secret.InFile(file) } };
        await using var peers = Peers(broker);
        Log.Taken();
        for (var i = 0; i < 2; i++)
        {
            var failure = await Assert.ThrowsAsync<ProbeException>(() => MetadataAsync(peers));
            AssertFailure(FailureKind.Auth, "the broker refuses the token (OAUTHBEARER): {\"status\":\"invalid_token\"}; the token expired on 2011-03-22 18:43 UTC", failure);
            Assert.DoesNotContain("eyJ", failure.ToString(), StringComparison.Ordinal);
            Time.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.EndsWith("Check sasl.token_file or sasl.oauth, and which issuer and audience the broker expects.", Assert.Single(Log.Taken()), StringComparison.Ordinal);
    }

    [Fact(Timeout = 10_000)]
    public async Task What_cannot_be_a_token_is_not_sent()
    {
        var file = _folder.Write("token", "two\nlines\u0001");
        await using var broker = Wanting(static asked => asked.Authenticated([]));
        Options = Options with { Sasl = new SaslOptions { Mechanism = SaslMechanism.OAuthBearer, Token = Secret.InFile(file) } };
        AssertFailure(FailureKind.Auth, "the token has characters that no token has", await FailureAsync(broker));
        Assert.Equal(0, broker.Count(ApiKey.SaslAuthenticate));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_connection_is_replaced_before_its_session_ends_and_no_request_fails_for_it()
    {
        var gate = new TaskCompletionSource();
        var hold = false;
        await using var broker = Wanting(static asked => asked.Authenticated([], lifetime: 60_000)).On(ApiKey.ListGroups, asked =>
        {
            var answer = asked.Reply(new ListGroupsResponse(ErrorCode.None, [new("g", "consumer")]).Write);
            return hold ? answer with { After = gate.Task } : answer;
        });
        As(SaslMechanism.Plain, "hunter2");
        await using var peers = Peers(broker);
        await MetadataAsync(peers);
        Time.Advance(TimeSpan.FromSeconds(50));
        await GroupsAsync(peers);
        Assert.Equal(1, broker.Connections);
        // 51 s are 85 % of it. One request is under way on the old connection meanwhile, and is answered there.
        hold = true;
        var underWay = GroupsAsync(peers);
        await broker.AskedAsync(ApiKey.ListGroups, 2);
        hold = false;
        Time.Advance(TimeSpan.FromSeconds(2));
        await MetadataAsync(peers);
        Assert.Equal(2, broker.Connections);
        Assert.False(underWay.IsCompleted);
        gate.SetResult();
        Assert.Single((await underWay).Groups);
        Assert.Equal(2, broker.Count(ApiKey.SaslAuthenticate));
        Assert.Empty(peers.Peers.Single().Failures);
    }

    private static ScriptedBroker Wanting(Func<Asked, Said?> authenticate) => new ScriptedBroker()
        .On(ApiKey.SaslHandshake, static asked => asked.Reply(new SaslHandshakeResponse(ErrorCode.None, []).Write))
        .On(ApiKey.SaslAuthenticate, authenticate);

    private static byte[] Bytes(Asked asked) => [.. asked.Read(SaslAuthenticateRequest.Read).Bytes];

    private static string BytesOf(Asked asked) => Encoding.UTF8.GetString(Bytes(asked));

    private void As(SaslMechanism mechanism, string password) =>
        Options = Options with { Sasl = new SaslOptions { Mechanism = mechanism, Username = "exporter", Password = Secret.Of(password) } };
}
