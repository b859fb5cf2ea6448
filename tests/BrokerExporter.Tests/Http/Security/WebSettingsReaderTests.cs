using System.Net.Security;
using System.Security.Authentication;
using BrokerExporter.Configuration;
using BrokerExporter.Http.Security;

namespace BrokerExporter.Tests.Http.Security;

public sealed class WebSettingsReaderTests
{
    private const string _hash = "$2y$10$QOauhQNbBCuQDKes6eFzPeMqBSjb7Mr5DUmpZ/VcEd00UAV/LDeSi";

    [Fact]
    public void Everything_can_be_said()
    {
        var settings = Right($$"""
            tls_server_config:
              cert_file: server.crt
              key_file: server.key
              client_auth_type: RequireAndVerifyClientCert
              client_ca_file: ca.crt
              client_allowed_sans: [prometheus.example, 10.0.0.1]
              min_version: TLS12
              max_version: TLS13
              cipher_suites:
                - TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
                - TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256
              prefer_server_cipher_suites: true
              curve_preferences: [CurveP256, X25519]
            http_server_config:
              http2: off
              headers:
                Content-Security-Policy: default-src 'self'
                X-Frame-Options: sameorigin
                X-Content-Type-Options: nosniff
                X-XSS-Protection: 1; mode=block
                Strict-Transport-Security: max-age=31536000
            rate_limit:
              interval: 1.5s
              burst: 20
            basic_auth_users:
              alice: {{_hash}}
              Bob Smith: {{_hash}}
            """);
        var tls = Assert.IsType<TlsSettings>(settings.Tls);
        Assert.Equal(("server.crt", "server.key", "ca.crt"), (tls.CertFile, tls.KeyFile, tls.ClientCaFile));
        Assert.Equal(ClientAuth.RequireAndVerifyClientCert, tls.ClientAuth);
        Assert.Equal(["prometheus.example", "10.0.0.1"], tls.AllowedNames);
        Assert.Equal(SslProtocols.Tls12 | SslProtocols.Tls13, tls.Versions);
        Assert.Equal(
            [TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256], tls.CipherSuites);
        Assert.True(tls.HasCurves);
        Assert.False(settings.Http2);
        Assert.Equal(5, settings.Headers.Length);
        Assert.Equal(new RateLimit(TimeSpan.FromSeconds(1.5), 20), settings.RateLimit);
        Assert.Equal(["Bob Smith", "alice"], settings.Users.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(10, settings.Users["alice"].Cost);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("tls_server_config:\nhttp_server_config:\nbasic_auth_users:\nrate_limit:\n")]
    [InlineData("tls_server_config: {cert_file: \"\", key_file: \"\", client_auth_type: \"\", min_version: }")]
    [InlineData("tls_server_config: {}")]
    [InlineData("rate_limit: {interval: , burst: }")]
    public void What_says_nothing_is_plain_HTTP_for_everybody(string text)
    {
        var settings = Right(text);
        Assert.Null(settings.Tls);
        Assert.True(settings.Http2);
        Assert.Empty(settings.Headers);
        Assert.Empty(settings.Users);
        Assert.Equal(default, settings.RateLimit);
    }

    [Fact]
    public void Certificates_may_stand_in_the_file_itself()
    {
        var tls = Right("tls_server_config:\n  cert: |\n    A\n    B\n  key: C\n  client_ca: D\n  client_auth_type: VerifyClientCertIfGiven\n").Tls!;
        Assert.Equal(("A\nB\n", "C", "D"), (tls.Cert, tls.Key, tls.ClientCa));
    }

    [Theory]
    [InlineData("[a]", "web.yml:1: the file is a list (expected sections: tls_server_config, http_server_config, basic_auth_users, rate_limit)")]
    [InlineData("tls_server_confg: {}", "web.yml:1: tls_server_confg: unknown key (did you mean \"tls_server_config\"?)")]
    [InlineData("rate_limit:\n  brust: 3", "web.yml:2: rate_limit.brust: unknown key (did you mean \"burst\"?)")]
    [InlineData("tls_server_config: {cert_file: a}", "web.yml:1: tls_server_config.key_file: is missing (expected this, or key; without them there is no TLS)")]
    [InlineData("tls_server_config: {key_file: a}", "web.yml:1: tls_server_config.cert_file: is missing (expected this, or cert; without them there is no TLS)")]
    [InlineData(
        "tls_server_config: {cert_file: a, key_file: b, client_ca_file: c}",
        "web.yml:1: tls_server_config.client_auth_type: is missing or NoClientCert, which would not look at the client's authority that is given")]
    [InlineData(
        "tls_server_config: {cert_file: a, key_file: b, client_auth_type: VerifyClientCertIfGiven, client_allowed_sans: [x]}",
        "web.yml:1: tls_server_config.client_allowed_sans: needs a certificate to look at (expected client_auth_type RequireAndVerifyClientCert or RequireAnyClientCert)")]
    [InlineData("tls_server_config: {cert_file: a, key_file: b, min_version: TLS13, max_version: TLS12}", "web.yml:1: tls_server_config.min_version: is later than max_version")]
    [InlineData("tls_server_config: {cert_file: a, key_file: b, min_version: SSL30}", "web.yml:1: tls_server_config.min_version: \"SSL30\" is not one of the choices (expected e.g. TLS10, TLS11, TLS12, TLS13)")]
    [InlineData(
        "tls_server_config: {cert_file: a, key_file: b, client_auth_type: Any}",
        "web.yml:1: tls_server_config.client_auth_type: \"Any\" is not one of the choices (expected e.g. NoClientCert, RequestClientCert, RequireAnyClientCert, VerifyClientCertIfGiven, RequireAndVerifyClientCert, RequireClientCert)")]
    [InlineData(
        "tls_server_config:\n  cert_file: a\n  key_file: b\n  cipher_suites:\n  - TLS_RSA_WITH_RC4_128_SHA",
        "web.yml:5: tls_server_config.cipher_suites[0]: \"TLS_RSA_WITH_RC4_128_SHA\" is not a cipher suite that Go takes for secure (expected e.g. TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256)")]
    [InlineData(
        "tls_server_config: {cert_file: a, key_file: b, curve_preferences: [P256]}",
        "web.yml:1: tls_server_config.curve_preferences[0]: \"P256\" is not one of the choices (expected e.g. CurveP256, CurveP384, CurveP521, X25519)")]
    [InlineData("http_server_config: {http2: maybe}", "web.yml:1: http_server_config.http2: \"maybe\" is not a flag (expected e.g. true, false)")]
    [InlineData(
        "http_server_config: {headers: {Server: x}}",
        "web.yml:1: http_server_config.headers: Server cannot be set (expected Content-Security-Policy, Strict-Transport-Security, X-Content-Type-Options, X-Frame-Options, X-XSS-Protection)")]
    [InlineData(
        "http_server_config: {headers: {X-Frame-Options: DENY}}",
        "web.yml:1: http_server_config.headers: X-Frame-Options has a value that is not allowed (expected deny or sameorigin)")]
    [InlineData("rate_limit: {interval: 1s}", "web.yml:1: rate_limit.burst: is 0, which lets no request pass (expected at least 1)")]
    [InlineData("rate_limit: {interval: -1s, burst: 1}", "web.yml:1: rate_limit.interval: \"-1s\" is not a duration (expected e.g. 1s, 250ms)")]
    [InlineData("basic_auth_users: [alice]", "web.yml:1: basic_auth_users: is a list (expected a section)")]
    [InlineData("basic_auth_users:\n  alice: hunter2", "web.yml:2: basic_auth_users.alice: the value is not a bcrypt hash (expected e.g. what htpasswd -nBC 10 \"\" prints)")]
    [InlineData("basic_auth_users:\n  alice:", "web.yml:2: basic_auth_users.alice: has no value (expected a bcrypt hash, e.g. what htpasswd -nBC 10 \"\" prints)")]
    public void A_mistake_is_named_with_its_line_and_its_key(string text, string expected) => Assert.Equal([expected], Read(text).Errors);

    [Fact]
    public void A_header_has_one_line_of_ASCII() => Assert.Single(
        Read("http_server_config: {headers: {X-XSS-Protection: \"1\\r\\nSet-Cookie: a\"}}").Errors, error => error.Contains("in one line of ASCII", StringComparison.Ordinal));

    [Theory]
    [InlineData("1s", 1000.0)]
    [InlineData("1.5s", 1500.0)]
    [InlineData("1h30m", 5_400_000.0)]
    [InlineData("250ms", 250.0)]
    [InlineData("100us", 0.1)]
    [InlineData("100µs", 0.1)]
    [InlineData("0", 0.0)]
    [InlineData("1000000000", 1000.0)]
    [InlineData("", null)]
    [InlineData("s", null)]
    [InlineData("1", 0.0)]
    [InlineData("1d", null)]
    [InlineData("1 s", null)]
    [InlineData("999999999999999999h", null)]
    public void Durations_are_Go_s(string text, double? milliseconds)
    {
        Assert.Equal(milliseconds is not null, GoDuration.TryParse(text, out var duration));
        if (milliseconds is { } expected)
            Assert.Equal(expected, duration.TotalMilliseconds);
    }

    private static WebSettings Right(string text)
    {
        var (settings, errors) = Read(text);
        Assert.Empty(errors);
        return settings;
    }

    private static (WebSettings Settings, string[] Errors) Read(string text)
    {
        var errors = new ConfigErrors("web.yml");
        var (settings, _) = WebSettingsReader.Read(text, errors);
        return (settings, [.. errors.Sorted.Select(error => error.ToString())]);
    }
}
