using System.Security.Cryptography.X509Certificates;
using Probes.Contract;
using Probes.Nats;
using Probes.Tests.Testing;
using Probes.Transport;
using Tests.Shared;

namespace Probes.Tests.Nats.SystemAccount;

/// <summary>TLS after INFO, before INFO, and where one side wants it and the other has none.</summary>
public sealed class SecuredTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly TemporaryFolder _folder = new();
    private readonly Authority _authority = new("Test CA");
    private readonly X509Certificate2 _certificate;
    private readonly TlsOptions _tls;

    public SecuredTests()
    {
        _certificate = _authority.Issue("127.0.0.1").Load();
        _tls = new TlsOptions { CaFile = _folder.Write("ca.pem", _authority.Pem) };
    }

    public void Dispose()
    {
        _certificate.Dispose();
        _authority.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("\"tls_required\":true")]
    [InlineData("\"tls_available\":true")]
    public async Task TLS_comes_after_INFO(string info)
    {
        await using var server = new FakeServer(async client =>
        {
            await client.SayAsync($"INFO {{{info}}} \r\n");
            await client.SecureAsync(_certificate);
            await client.LoginAsync();
            Assert.Contains("\"tls_required\":true", client.Login, StringComparison.Ordinal);
            await client.SayAsync("PONG\r\n");
            await client.AnswerAsync((await client.RequestAsync()).ReplyTo, "x");
            await client.SilenceAsync();
        });
        await using var asker = AskerOf(server, _tls);
        Assert.Equal(["x"], await asker.AskAsync(1));
    }

    [Fact]
    public async Task TLS_may_come_before_INFO()
    {
        await using var server = new FakeServer(async client =>
        {
            await client.SecureAsync(_certificate);
            await client.WelcomeAsync(",\"tls_required\":true");
            await client.AnswerAsync((await client.RequestAsync()).ReplyTo, "x");
            await client.SilenceAsync();
        });
        await using var asker = AskerOf(server, _tls, first: true);
        Assert.Equal(["x"], await asker.AskAsync(1));
    }

    [Fact]
    public async Task A_server_without_TLS_is_not_talked_to_when_TLS_is_wanted()
    {
        await using var server = new FakeServer(client => client.WelcomeAsync());
        await FailsAsync(server, _tls, "the server has no TLS for clients");
    }

    [Fact]
    public async Task What_is_said_before_TLS_is_not_believed()
    {
        await using var server = new FakeServer(async client =>
        {
            await client.SayAsync("INFO {\"tls_required\":true} \r\nPONG\r\n");
            await client.SilenceAsync();
        });
        await using var asker = AskerOf(server, _tls);
        var failure = await Assert.ThrowsAsync<ProbeException>(() => asker.AskAsync(1));
        Assert.Equal(FailureKind.Protocol, failure.Kind);
        Assert.Contains("says more before TLS than its INFO", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_authority_is_named()
    {
        await using var server = Secured();
        using var other = new Authority("Other CA");
        await FailsAsync(server, new TlsOptions { CaFile = _folder.Write("other.pem", other.Pem) }, "its issuer, CN=Test CA, is not known to");
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_named()
    {
        await using var server = Secured();
        await FailsAsync(server, _tls with { ServerName = "nats.example" }, "it is for 127.0.0.1, not for nats.example");
    }

    [Fact]
    public async Task A_server_that_greets_in_clear_is_no_TLS_first_server()
    {
        await using var server = new FakeServer(async client =>
        {
            await client.SayAsync("INFO {\"tls_required\":true} \r\n");
            await client.SilenceAsync();
        });
        await FailsAsync(server, _tls, "is not TLS", first: true);
    }

    private FakeServer Secured() => new(async client =>
    {
        await client.SayAsync("INFO {\"tls_required\":true} \r\n");
        await client.SecureAsync(_certificate);
    });

    private Asker AskerOf(FakeServer server, TlsOptions tls, bool first = false) =>
        new(_time, new NatsSystemOptions { Servers = [server.Endpoint], Tls = tls, TlsFirst = first });

    private async Task FailsAsync(FakeServer server, TlsOptions tls, string sentence, bool first = false)
    {
        await using var asker = AskerOf(server, tls, first);
        var failure = await Assert.ThrowsAsync<ProbeException>(() => asker.AskAsync(1));
        Assert.Equal(FailureKind.Tls, failure.Kind);
        Assert.Contains(sentence, failure.Message, StringComparison.Ordinal);
    }
}
