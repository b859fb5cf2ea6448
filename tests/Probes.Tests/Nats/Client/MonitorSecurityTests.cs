using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Probes.Contract;
using Probes.Nats;
using Probes.Nats.Client;
using Probes.Nats.Protocol.Documents;
using Probes.Tests.Testing;
using Probes.Transport;
using Tests.Shared;

namespace Probes.Tests.Nats.Client;

/// <summary>Monitoring ports over https, and behind a proxy that wants credentials.</summary>
public sealed class MonitorSecurityTests : IDisposable
{
    private const string Document = """{ "server_id": "A", "server_name": "a" }""";

    private readonly ManualTime _time = new();
    private readonly TemporaryFolder _folder = new();
    private readonly Authority _authority = new("Test CA");
    private readonly string _caFile;

    public MonitorSecurityTests() => _caFile = _folder.Write("ca.pem", _authority.Pem);

    public void Dispose()
    {
        _folder.Dispose();
        _authority.Dispose();
    }

    [Fact(Timeout = 20_000)]
    public async Task Https_with_a_known_authority_is_read()
    {
        await using var port = Port("127.0.0.1");
        Assert.Equal("a", (await AskAsync(port, Secured())).ServerName);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_certificate_for_another_name_is_refused_with_what_to_do()
    {
        await using var port = Port("nats-0.nats");
        var failure = await Assert.ThrowsAsync<ProbeException>(() => AskAsync(port, Secured()));
        Assert.Equal(FailureKind.Tls, failure.Kind);
        Assert.Contains("it is for nats-0.nats, not for 127.0.0.1 (server_name says which name to expect)", failure.Message, StringComparison.Ordinal);
        Assert.Equal("a", (await AskAsync(port, Secured() with { ServerName = "nats-0.nats" })).ServerName);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_certificate_of_an_unknown_authority_is_refused()
    {
        using var other = new Authority("Other CA");
        await using var port = new MonitorPort((stream, _, closing) => MonitorPort.SendAsync(stream, 200, Document, closing)) { Certificate = other.Issue("127.0.0.1") };
        Assert.Equal(FailureKind.Tls, (await Assert.ThrowsAsync<ProbeException>(() => AskAsync(port, Secured()))).Kind);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_port_without_TLS_is_told_as_such()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var asking = AskAsync(new Uri($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"), Secured(), null, null);
        using var connection = await listener.AcceptTcpClientAsync();
        await connection.GetStream().ReadExactlyAsync(new byte[5]);
        // What Go answers to anything that is no HTTP.
        await connection.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n400 Bad Request"u8.ToArray());
        Assert.Equal(FailureKind.Tls, (await Assert.ThrowsAsync<ProbeException>(() => asking)).Kind);
    }

    [Theory(Timeout = 20_000)]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task A_port_that_wants_a_certificate_gets_ours_and_refuses_those_without(SslProtocols protocol)
    {
        await using var port = new MonitorPort((stream, _, closing) => MonitorPort.SendAsync(stream, 200, Document, closing))
        {
            Certificate = _authority.Issue("127.0.0.1"), WantsCertificate = true, Protocol = protocol,
        };
        var own = _authority.Issue("exporter");
        var options = Secured() with { CertFile = _folder.Write("cert.pem", own.Certificate), KeyFile = _folder.Write("key.pem", own.Key) };
        Assert.Equal("a", (await AskAsync(port, options)).ServerName);
        var failure = await Assert.ThrowsAsync<ProbeException>(() => AskAsync(port, Secured()));
        // Go tells its refusal; this port only closes.
        Assert.Contains(failure.Kind, new[] { FailureKind.Tls, FailureKind.Unreachable });
    }

    [Fact(Timeout = 20_000)]
    public async Task A_user_and_password_are_sent_and_stand_in_no_sentence()
    {
        await using var port = MonitorPort.Answering(401, "no");
        var failure = await Assert.ThrowsAsync<ProbeException>(() => AskAsync(port.Address, null, "prometheus", Secret.Of("geheim")));
        Assert.Equal(FailureKind.Auth, failure.Kind);
        Assert.DoesNotContain("geheim", failure.ToString(), StringComparison.Ordinal);
        Assert.Contains("Authorization: Basic cHJvbWV0aGV1czpnZWhlaW0=", Assert.Single(port.Heads), StringComparison.Ordinal);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_token_in_a_file_is_read_again_for_each_request()
    {
        await using var port = MonitorPort.Answering(200, Document);
        var file = _folder.Write("token", "one\n");
        using var client = Client(port.Address, null, null, Secret.InFile(file));
        await client.AskAsync(Questions.Varz, CancellationToken.None);
        _folder.Write("token", "two\n");
        await client.AskAsync(Questions.Varz, CancellationToken.None);
        Assert.Equal(
            ["Bearer one", "Bearer two"],
            port.Heads.Select(head => head.Split("\r\n").Single(line => line.StartsWith("Authorization: ", StringComparison.Ordinal))["Authorization: ".Length..]));
    }

    private MonitorPort Port(string name) =>
        new((stream, _, closing) => MonitorPort.SendAsync(stream, 200, Document, closing)) { Certificate = _authority.Issue(name) };

    private TlsOptions Secured() => new() { CaFile = _caFile };

    private Task<Varz> AskAsync(MonitorPort port, TlsOptions tls) => AskAsync(port.Address, tls, null, null);

    private async Task<Varz> AskAsync(Uri address, TlsOptions? tls, string? user, Secret? secret)
    {
        using var client = Client(address, tls, user, secret);
        return await client.AskAsync(Questions.Varz, CancellationToken.None);
    }

    private MonitorClient Client(Uri address, TlsOptions? tls, string? user, Secret? secret) => new(
        address, new MonitorOptions { Addresses = [address], User = user, Secret = secret, Tls = tls },
        secret is null ? null : new SecretReader(secret, _ => { }),
        new Dialer(_time, tls is null ? null : new TlsClient(tls, new TlsFiles(tls, _ => { }), _time)), _time);
}
