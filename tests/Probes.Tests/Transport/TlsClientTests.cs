using System.Security.Authentication;
using System.Security.Cryptography;
using Probes.Contract;
using Probes.Tests.Testing;
using Probes.Transport;
using Tests.Shared;

namespace Probes.Tests.Transport;

public sealed class TlsClientTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly TemporaryFolder _folder = new();
    private readonly Authority _authority = new("Test CA");
    private readonly List<string> _told = [];
    private readonly string _caFile;

    public TlsClientTests() => _caFile = _folder.Write("ca.pem", _authority.Pem);

    public void Dispose()
    {
        _folder.Dispose();
        _authority.Dispose();
    }

    [Theory(Timeout = 20_000)]
    [InlineData("broker.local", "broker.local")]
    [InlineData("10.0.0.7", "10.0.0.7")]
    [InlineData("10.0.0.7", "other.local", "10.0.0.7")]
    [InlineData("a.brokers.local", "*.brokers.local")]
    public async Task A_certificate_for_the_host_from_a_known_authority_is_taken(string host, params string[] names)
    {
        var peer = new TlsPeer(_authority.Issue(names));
        await using var stream = await HandshakeAsync(peer, Options(), host);
        await stream.WriteAsync("hello"u8.ToArray());
        Assert.Equal("hello", await peer.HearAsync(5));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_certificate_for_another_name_is_refused_with_both_names()
    {
        var peer = new TlsPeer(_authority.Issue("broker-a.local", "10.0.0.9"));
        Assert.Equal(
            "the peer's certificate was refused: it is for broker-a.local, 10.0.0.9, not for 10.0.0.7 (server_name says which name to expect)",
            await RefusalAsync(peer, Options(), "10.0.0.7"));
    }

    [Fact(Timeout = 20_000)]
    public async Task Server_name_stands_in_for_the_host_that_was_dialled()
    {
        var peer = new TlsPeer(_authority.Issue("broker-a.local"));
        await using var stream = await HandshakeAsync(peer, Options() with { ServerName = "broker-a.local" }, "10.0.0.7");
        Assert.Equal("broker-a.local", await peer.AskedForAsync());
    }

    [Fact(Timeout = 20_000)]
    public async Task A_certificate_with_many_names_does_not_fill_the_sentence()
    {
        var peer = new TlsPeer(_authority.Issue([.. Enumerable.Range(0, 50).Select(i => $"b{i}.local")]));
        Assert.Contains("it is for b0.local, b1.local, b2.local, b3.local, b4.local and 45 more, not for b", await RefusalAsync(peer, Options(), "b"), StringComparison.Ordinal);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_certificate_of_an_authority_that_is_not_in_the_file_is_refused()
    {
        using var other = new Authority("Somebody else");
        Assert.Equal(
            $"the peer's certificate was refused: its issuer, CN=Somebody else, is not known to {_caFile}",
            await RefusalAsync(new TlsPeer(other.Issue("b.local")), Options(), "b.local"));
    }

    [Fact(Timeout = 20_000)]
    public async Task Without_a_file_of_authorities_those_of_this_machine_count() => Assert.Equal(
        "the peer's certificate was refused: its issuer, CN=Test CA, is not known to this machine (ca_file)",
        await RefusalAsync(new TlsPeer(_authority.Issue("b.local")), new TlsOptions(), "b.local"));

    [Fact(Timeout = 20_000)]
    public async Task A_certificate_that_vouches_for_itself_is_taken_if_it_is_in_the_file()
    {
        var (known, other) = (Authority.SelfSigned("b.local"), Authority.SelfSigned("b.local"));
        var options = new TlsOptions { CaFile = _folder.Write("own.pem", known.Certificate) };
        await using (await HandshakeAsync(new TlsPeer(known), options, "b.local"))
        {
        }

        Assert.EndsWith($"it vouches for itself and is not in {options.CaFile}", await RefusalAsync(new TlsPeer(other), options, "b.local"), StringComparison.Ordinal);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_certificate_is_judged_by_todays_date()
    {
        _time.Set(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var (from, to) = (_time.GetUtcNow().AddDays(1), _time.GetUtcNow().AddDays(2));
        var certificate = _authority.Issue(from, to, "b.local");
        Assert.EndsWith("it is valid only from 2026-01-02 00:00 UTC", await RefusalAsync(new TlsPeer(certificate), Options(), "b.local"), StringComparison.Ordinal);
        _time.Advance(TimeSpan.FromDays(1.5));
        await using (await HandshakeAsync(new TlsPeer(certificate), Options(), "b.local"))
        {
        }

        _time.Advance(TimeSpan.FromDays(1));
        Assert.EndsWith("it expired on 2026-01-03 00:00 UTC", await RefusalAsync(new TlsPeer(certificate), Options(), "b.local"), StringComparison.Ordinal);
    }

    [Fact(Timeout = 20_000)]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        using var other = new Authority("Somebody else");
        var certificate = other.Issue(_time.GetUtcNow().AddDays(-2), _time.GetUtcNow().AddDays(-1), "x.local");
        var refusal = await RefusalAsync(new TlsPeer(certificate), Options(), "b.local");
        Assert.All(["it expired on", "its issuer, CN=Somebody else,", "it is for x.local, not for b.local"], part => Assert.Contains(part, refusal, StringComparison.Ordinal));
    }

    [Fact(Timeout = 20_000)]
    public async Task Skip_verify_takes_anything()
    {
        using var other = new Authority("Somebody else");
        var certificate = other.Issue(_time.GetUtcNow().AddDays(-2), _time.GetUtcNow().AddDays(-1), "x.local");
        await using var stream = await HandshakeAsync(new TlsPeer(certificate), Options() with { SkipVerify = true }, "b.local");
    }

    [Theory(Timeout = 20_000)]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task Our_own_certificate_is_shown_to_a_peer_that_asks(SslProtocols protocol)
    {
        var ours = _authority.Issue("exporter");
        var options = Options() with { CertFile = _folder.Write("cert.pem", ours.Certificate), KeyFile = _folder.Write("key.pem", ours.Key) };
        var peer = new TlsPeer(_authority.Issue("b.local")) { Protocol = protocol, WantsCertificate = true };
        await using var stream = await HandshakeAsync(peer, options, "b.local");
        Assert.Equal("CN=exporter", await peer.ClientAsync());
    }

    /// <summary>It refuses when the handshake is over for us: the first request hears of it. (.NET's server sends no alert on Linux.)</summary>
    [Theory(Timeout = 20_000)]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task A_peer_that_wants_a_certificate_and_gets_none_closes_and_that_is_said(SslProtocols protocol)
    {
        var peer = new TlsPeer(_authority.Issue("b.local")) { Protocol = protocol, WantsCertificate = true };
        await using var connection = new Connection<string>(
            _ => HandshakeAsync(peer, Options(), "b.local"), new TextProtocol(), new PipelineOptions { Time = _time });
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => connection.SendAsync("q", TextProtocol.Read, TimeSpan.FromSeconds(3), CancellationToken.None));
        Assert.Contains("it may want another client certificate", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>What OpenSSL made of the alerts of a server that wants a certificate: TLS 1.2 while shaking hands, TLS 1.3 later.</summary>
    [Fact]
    public void An_alert_is_told_in_the_peers_words()
    {
        var alert = new CryptographicException("error:0A00045C:SSL routines::tlsv13 alert certificate required");
        var reading = new IOException("The decryption operation failed, see inner exception.", new CryptographicException("Decrypt failed with OpenSSL error - SSL_ERROR_SSL.", alert));
        var lost = TlsFailure.OfConnection(reading, heard: false, secured: true);
        Assert.Equal("the peer refused the TLS connection: tlsv13 alert certificate required", lost.Message);
        Assert.Equal(FailureKind.Tls, FailureKinds.Of(lost));
        Assert.Equal(
            "the peer refused the TLS handshake: sslv3 alert handshake failure",
            TlsFailure.OfHandshake(new AuthenticationException("x", new CryptographicException("error:0A000410:SSL routines::sslv3 alert handshake failure"))));
        Assert.Equal(
            "the TLS handshake failed: wrong version number",
            TlsFailure.OfHandshake(new AuthenticationException("x", new CryptographicException("error:0A00010B:SSL routines::wrong version number"))));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_peer_that_closes_may_not_speak_TLS()
    {
        var (near, far) = DuplexStream.Pair();
        await far.DisposeAsync();
        Assert.Equal("the peer closed the connection during the TLS handshake; it may not speak TLS", await RefusalAsync(near, Options()));
    }

    [Theory(Timeout = 20_000)]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n")]
    [InlineData("INFO {\"server_id\":\"NATS\"}\r\n")]
    public async Task A_peer_that_answers_in_another_language_does_not_speak_TLS(string answer)
    {
        var (near, far) = DuplexStream.Pair();
        await far.WriteAsync(System.Text.Encoding.ASCII.GetBytes(answer));
        Assert.Matches("not TLS; it may not speak it$|wrong version number$", await RefusalAsync(near, Options()));
    }

    [Fact(Timeout = 20_000)]
    public async Task Authorities_that_are_replaced_count_from_the_next_connection_on()
    {
        using var next = new Authority("Next CA");
        var client = Client(Options());
        var (old, young) = (_authority.Issue("b.local"), next.Issue("b.local"));
        await HandshakeAsync(client, old);
        await Assert.ThrowsAsync<TlsException>(() => HandshakeAsync(client, young));
        // Of the same length, and within the same instant: only the content tells.
        File.WriteAllText(_caFile, next.Pem);
        await HandshakeAsync(client, young);
        await Assert.ThrowsAsync<TlsException>(() => HandshakeAsync(client, old));
        Assert.Empty(_told);
    }

    [Fact(Timeout = 20_000)]
    public async Task What_was_read_stays_in_use_while_a_file_is_broken_and_that_is_told_once()
    {
        var client = Client(Options());
        var certificate = _authority.Issue("b.local");
        await HandshakeAsync(client, certificate);
        File.WriteAllText(_caFile, "-----BEGIN");
        await HandshakeAsync(client, certificate);
        await HandshakeAsync(client, certificate);
        Assert.Equal([$"{_caFile}: holds no certificate (expected PEM: -----BEGIN CERTIFICATE-----)"], _told);
        File.Delete(_caFile);
        await HandshakeAsync(client, certificate);
        Assert.Equal($"{_caFile}: no such file", _told[1]);
        File.WriteAllText(_caFile, _authority.Pem);
        await HandshakeAsync(client, certificate);
        File.Delete(_caFile);
        await HandshakeAsync(client, certificate);
        Assert.Equal(3, _told.Count);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_file_that_never_could_be_read_is_said_by_name()
    {
        File.Delete(_caFile);
        Assert.Equal($"{_caFile}: no such file", await RefusalAsync(new TlsPeer(_authority.Issue("b.local")), Options(), "b.local"));
    }

    [Fact]
    public void There_is_a_word_for_it()
    {
        Assert.Equal(FailureKind.Tls, FailureKinds.Of(new TlsException("x")));
        Assert.Equal(FailureKind.Tls, FailureKinds.Of(new IOException("lost", new TlsException("x"))));
        Assert.Equal("tls", FailureKind.Tls.Label());
    }

    private TlsOptions Options() => new() { CaFile = _caFile };

    private TlsClient Client(TlsOptions options) => new(options, new TlsFiles(options, _told.Add), _time);

    private Task<Stream> HandshakeAsync(TlsPeer peer, TlsOptions options, string host) =>
        Client(options).HandshakeAsync(peer.Near, host, CancellationToken.None);

    private static async Task HandshakeAsync(TlsClient client, Issued certificate)
    {
        await using var stream = await client.HandshakeAsync(new TlsPeer(certificate).Near, "b.local", CancellationToken.None);
    }

    private Task<string> RefusalAsync(TlsPeer peer, TlsOptions options, string host) => RefusalAsync(peer.Near, options, host);

    private async Task<string> RefusalAsync(DuplexStream near, TlsOptions options, string host = "b.local")
    {
        var refusal = await Assert.ThrowsAsync<TlsException>(() => Client(options).HandshakeAsync(near, host, CancellationToken.None));
        Assert.True(near.IsDisposed);
        return refusal.Message;
    }
}
