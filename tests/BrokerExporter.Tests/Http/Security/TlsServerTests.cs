using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using BrokerExporter.Tests.Testing;
using Tests.Shared;

namespace BrokerExporter.Tests.Http.Security;

public sealed class TlsServerTests
{
    private const string _certificate = "cert_file: cert.pem, key_file: key.pem";

    [Theory]
    [InlineData("true", "2.0")]
    [InlineData("false", "1.1")]
    public async Task HTTP_2_is_spoken_over_TLS_unless_it_is_switched_off(string http2, string version)
    {
        await using var server = await SecuredServer.StartAsync($"tls_server_config: {{{_certificate}}}\nhttp_server_config: {{http2: {http2}}}");
        Assert.Equal("https", server.Address.Scheme);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
        using var response = await server.Client().SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(version, response.Version.ToString());
    }

    [Fact]
    public async Task HTTP_2_without_TLS_is_refused()
    {
        await using var server = await SecuredServer.StartAsync("http_server_config: {http2: true}");
        Assert.Equal("http", server.Address.Scheme);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        await Assert.ThrowsAsync<HttpRequestException>(() => server.Client().SendAsync(request));
        Assert.True(await server.AnswersAsync());
    }

    [Theory]
    [InlineData("", SslProtocols.Tls12, true)]
    [InlineData("", SslProtocols.Tls13, true)]
    [InlineData(", min_version: TLS13", SslProtocols.Tls12, false)]
    [InlineData(", min_version: TLS13", SslProtocols.Tls13, true)]
    [InlineData(", max_version: TLS12", SslProtocols.Tls12, true)]
    [InlineData(", max_version: TLS12", SslProtocols.Tls13, false)]
    public async Task Only_the_versions_between_the_two_are_spoken(string versions, SslProtocols spoken, bool expected)
    {
        await using var server = await SecuredServer.StartAsync($"tls_server_config: {{{_certificate}{versions}}}");
        Assert.Equal(expected, await server.AnswersAsync(tls: options => options.EnabledSslProtocols = spoken));
    }

    [Fact]
    public async Task Only_the_chosen_suites_are_spoken_and_those_of_TLS_1_3_always()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere the machine's own configuration decides.");
        await using var server = await SecuredServer.StartAsync(
            $"tls_server_config: {{{_certificate}, cipher_suites: [TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384]}}");
        Assert.True(await server.AnswersAsync(tls: options => options.EnabledSslProtocols = SslProtocols.Tls13));
        Assert.True(await server.AnswersAsync(tls: With(TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384)));
        Assert.False(await server.AnswersAsync(tls: With(TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256)));

        static Action<SslClientAuthenticationOptions> With(TlsCipherSuite suite) => options =>
        {
            options.EnabledSslProtocols = SslProtocols.Tls12;
            if (OperatingSystem.IsLinux())
                options.CipherSuitesPolicy = new CipherSuitesPolicy([suite]);
        };
    }

    [Fact]
    public async Task What_the_platform_decides_is_told_once()
    {
        await using var server = await SecuredServer.StartAsync(
            $"tls_server_config: {{{_certificate}, curve_preferences: [X25519], prefer_server_cipher_suites: true}}");
        Assert.True(await server.AnswersAsync());
        Assert.Equal(
            [$"warn: In {server.Path("web.yml")}, curve_preferences has no effect; on this platform the machine's TLS library decides."], server.Log.Taken());
    }

    [Fact]
    public async Task A_certificate_is_replaced_while_scrapes_go_on_and_none_of_them_fails()
    {
        await using var server = await SecuredServer.StartAsync($"tls_server_config: {{{_certificate}}}");
        var kept = server.Client();
        for (var round = 0; round < 20; round++)
        {
            var name = $"round-{round}.example";
            var scrapes = Enumerable.Range(0, 8).Select(_ => server.AnswersAsync()).ToList();
            server.Replace(server.Authority.Issue("127.0.0.1", name));
            server.Time.Advance(TimeSpan.FromSeconds(1));
            Assert.All(await Task.WhenAll(scrapes), Assert.True);
            Assert.Equal("ok", await kept.GetStringAsync("/"));
            // Two steps may have been seen one by one: what counts is what is shown when it is quiet.
            server.Time.Advance(TimeSpan.FromSeconds(1));
            Assert.Contains(name, await ShownAsync(server), StringComparison.Ordinal);
        }

        Assert.True(server.IsRight);
    }

    [Fact]
    public async Task A_certificate_that_is_broken_later_is_told_once_and_the_one_before_stays()
    {
        await using var server = await SecuredServer.StartAsync($"tls_server_config: {{{_certificate}}}");
        server.Write("key.pem", "");
        for (var time = 0; time < 3; time++)
        {
            server.Time.Advance(TimeSpan.FromSeconds(1));
            Assert.Contains("first.example", await ShownAsync(server), StringComparison.Ordinal);
        }

        Assert.False(server.IsRight);
        Assert.Equal(
            [$"error: A changed web configuration cannot be used, and the one before stays in use: {server.Path("web.yml")}:1: tls_server_config.key_file: is not the PEM key of the certificate."],
            server.Log.Taken());
        server.Replace(server.Authority.Issue("127.0.0.1", "second.example"));
        server.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("second.example", await ShownAsync(server), StringComparison.Ordinal);
        Assert.True(server.IsRight);
        Assert.Equal([$"info: The web configuration {server.Path("web.yml")}, or a file that it names, has changed and is in use."], server.Log.Taken());
    }

    [Fact]
    public async Task TLS_itself_is_not_switched_while_it_is_in_use()
    {
        await using var server = await SecuredServer.StartAsync($"tls_server_config: {{{_certificate}}}");
        server.Write("web.yml", "http_server_config: {http2: true}");
        server.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await server.AnswersAsync());
        Assert.False(server.IsRight);
        Assert.Contains("tls_server_config: TLS is switched off, which needs a restart.", Assert.Single(server.Log.Taken()), StringComparison.Ordinal);
    }

    private static async Task<string> ShownAsync(SecuredServer server)
    {
        var shown = "";
        await server.AnswersAsync(tls: options => options.RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
        {
            shown = string.Join(' ', ((X509Certificate2)certificate!).Extensions.OfType<X509SubjectAlternativeNameExtension>().Single().EnumerateDnsNames());
            return errors == SslPolicyErrors.None;
        });
        return shown;
    }
}
