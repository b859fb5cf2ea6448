using System.Text;
using Probes.Contract;
using Probes.Kafka;
using Probes.Kafka.Client;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Probes.Tests.Testing;
using Probes.Transport;
using Tests.Shared;

namespace Probes.Tests.Kafka.Client;

/// <summary>Tokens from an endpoint (RFC 6749, section 4.4).</summary>
public sealed class TokenEndpointTests : PeersFixture, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 10_000)]
    public async Task A_token_is_asked_for_by_the_book_and_kept_until_shortly_before_it_ends()
    {
        var count = 0;
        await using var port = new TokenPort(() => (200, $"{{\"access_token\":\"token-{++count}\",\"token_type\":\"Bearer\",\"expires_in\":100}}"));
        using var endpoint = At(port.Url, scope: "kafka read");
        Assert.Equal("token-1", await endpoint.TokenAsync(CancellationToken.None));
        var request = Assert.Single(port.Asked);
        Assert.StartsWith("POST /oauth2/token HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.Contains($"\r\nHost: 127.0.0.1:{port.Port}\r\n", request, StringComparison.Ordinal);
        // RFC 6749, section 2.3.1: each of the two is encoded as in a form before they are joined.
        Assert.Contains($"\r\nAuthorization: Basic {Convert.ToBase64String(Encoding.ASCII.GetBytes("me%3Ayou:hunter2%26"))}\r\n", request, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\ngrant_type=client_credentials&scope=kafka+read", request, StringComparison.Ordinal);
        Time.Advance(TimeSpan.FromSeconds(79));
        Assert.Equal("token-1", await endpoint.TokenAsync(CancellationToken.None));
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("token-2", await endpoint.TokenAsync(CancellationToken.None));
    }

    [Fact(Timeout = 10_000)]
    public async Task Connections_that_want_one_at_the_same_time_share_it()
    {
        await using var port = new TokenPort(static () => (200, "{\"access_token\":\"t\",\"expires_in\":100}"));
        using var endpoint = At(port.Url);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => endpoint.TokenAsync(CancellationToken.None)));
        Assert.Single(port.Asked);
        Assert.EndsWith("\r\n\r\ngrant_type=client_credentials", port.Asked.Single(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_token_that_does_not_say_when_it_ends_is_used_once()
    {
        await using var port = new TokenPort(static () => (200, "{\"access_token\":\"t\"}"));
        using var endpoint = At(port.Url);
        await endpoint.TokenAsync(CancellationToken.None);
        await endpoint.TokenAsync(CancellationToken.None);
        Assert.Equal(2, port.Asked.Count);
    }

    [Theory(Timeout = 10_000)]
    [InlineData(401, "{\"error\":\"invalid_client\"}", nameof(FailureKind.Auth), "it issues no token (status 401, invalid_client): check client_id, client_secret and scope")]
    [InlineData(400, "{\"error\":\"invalid_scope\",\"error_description\":\"no\\r\\nsuch\"}", nameof(FailureKind.Auth), "(status 400, invalid_scope: no)")]
    [InlineData(400, "<html>", nameof(FailureKind.Auth), "(status 400)")]
    [InlineData(500, "", nameof(FailureKind.Unreachable), "it is not well (status 500)")]
    [InlineData(404, "", nameof(FailureKind.Unreachable), "it is not there (status 404): check token_url")]
    [InlineData(302, "", nameof(FailureKind.Unreachable), "it is not there (status 302): check token_url")]
    [InlineData(200, "<html>", nameof(FailureKind.Protocol), "the answer is not JSON")]
    [InlineData(200, "{}", nameof(FailureKind.Protocol), "there is no access_token in the answer")]
    public async Task An_endpoint_that_gives_none_is_a_failure_that_says_what_to_check(int status, string body, string kind, string message)
    {
        await using var port = new TokenPort(() => (status, body));
        using var endpoint = At(port.Url);
        var failure = await Assert.ThrowsAsync<TokenException>(() => endpoint.TokenAsync(CancellationToken.None));
        AssertFailure(Enum.Parse<FailureKind>(kind), message, failure);
        Assert.StartsWith($"the token endpoint {port.Url}: ", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact(Timeout = 10_000)]
    public async Task An_endpoint_that_is_away_or_silent_is_told_from_a_broker_that_is()
    {
        Uri closed;
        await using (var port = new TokenPort(static () => null))
            closed = port.Url;
        using (var endpoint = At(closed))
            AssertFailure(FailureKind.Unreachable, $"the token endpoint {closed}: ", await Assert.ThrowsAsync<TokenException>(() => endpoint.TokenAsync(CancellationToken.None)));

        await using var silent = new TokenPort(static () => null);
        using var waiting = At(silent.Url);
        var asked = waiting.TokenAsync(CancellationToken.None);
        while (silent.Asked.IsEmpty)
            await Task.Yield();
        Time.Advance(TimeSpan.FromSeconds(3));
        AssertFailure(FailureKind.Timeout, "no answer within 3 s", await Assert.ThrowsAsync<TokenException>(() => asked));
    }

    [Fact(Timeout = 10_000)]
    public async Task An_https_endpoint_is_held_to_its_certificate()
    {
        using var authority = new Authority("Test CA");
        await using var port = new TokenPort(static () => (200, "{\"access_token\":\"t\"}")) { Certificate = authority.Issue("127.0.0.1").Load() };
        var url = new UriBuilder(port.Url) { Scheme = "https" }.Uri;
        using (var endpoint = At(url, tls: new TlsOptions { CaFile = _folder.Write("ca.pem", authority.Pem) }))
            Assert.Equal("t", await endpoint.TokenAsync(CancellationToken.None));
        using var other = new Authority("Other CA");
        using var wary = At(url, tls: new TlsOptions { CaFile = _folder.Write("other.pem", other.Pem) });
        AssertFailure(FailureKind.Tls, "the peer's certificate was refused", await Assert.ThrowsAsync<TokenException>(() => wary.TokenAsync(CancellationToken.None)));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_connection_says_the_endpoint_s_token_and_its_failure_is_the_connection_s()
    {
        await using var port = new TokenPort(static () => (200, "{\"access_token\":\"issued\",\"expires_in\":100}"));
        await using var broker = new ScriptedBroker()
            .On(ApiKey.SaslHandshake, static asked => asked.Reply(new SaslHandshakeResponse(ErrorCode.None, []).Write))
            .On(ApiKey.SaslAuthenticate, static asked => asked.Authenticated([]));
        Options = Options with { Sasl = new SaslOptions { Mechanism = SaslMechanism.OAuthBearer, OAuth = OptionsFor(port.Url, "", null) } };
        await using (var peers = Peers(broker))
            await MetadataAsync(peers);
        var said = broker.Asked.Single(asked => asked.Key == ApiKey.SaslAuthenticate).Read(SaslAuthenticateRequest.Read);
        Assert.Equal("n,,\u0001auth=Bearer issued\u0001\u0001", Encoding.ASCII.GetString(said.Bytes.AsSpan()));
        port.Answer = static () => (401, "{\"error\":\"invalid_client\"}");
        AssertFailure(FailureKind.Auth, $"{broker.Endpoint} Metadata: the token endpoint {port.Url}: it issues no token", await FailureAsync(broker));
        var sentence = Log.Taken().Last();
        Assert.Contains($"the token endpoint {port.Url}: it issues no token", sentence, StringComparison.Ordinal);
        Assert.EndsWith(" Check the section sasl.oauth, and who issues tokens.", sentence, StringComparison.Ordinal);
    }

    [Fact(Timeout = 10_000)]
    public async Task An_endpoint_that_is_unwell_sends_nobody_to_look_at_the_brokers()
    {
        await using var port = new TokenPort(static () => (503, ""));
        await using var broker = new ScriptedBroker();
        Options = Options with { Sasl = new SaslOptions { Mechanism = SaslMechanism.OAuthBearer, OAuth = OptionsFor(port.Url, "", null) } };
        AssertFailure(FailureKind.Unreachable, $"the token endpoint {port.Url}: it is not well (status 503)", await FailureAsync(broker));
        Assert.EndsWith("(status 503). Check the section sasl.oauth, and who issues tokens.", Log.Taken().Last(), StringComparison.Ordinal);
    }

    private TokenEndpoint At(Uri url, string scope = "", TlsOptions? tls = null) =>
        new(OptionsFor(url, scope, tls), TimeSpan.FromSeconds(3), Time, static problem => Assert.Fail(problem));

    private static OAuthOptions OptionsFor(Uri url, string scope, TlsOptions? tls) => new(url, "me:you", Secret.Of("hunter2&"), scope, tls);
}
