using System.Text.RegularExpressions;
using BrokerExporter.Http.Security;
using EndToEnd.Testing;
using Tests.Shared;

namespace EndToEnd.Web;

/// <summary>What <c>promtool check web-config</c> says of a file, and what we say.</summary>
public sealed partial class WebConfigTests : IDisposable
{
    // Keys that the toolkit has learned since Prometheus 2.42 (Debian 12); what that says of them is no verdict on the file.
    private static readonly string[] _young = ["rate_limit", "client_allowed_sans", "cert", "key", "client_ca"];

    private const string _tls = "cert_file: server.crt, key_file: server.key";

    private readonly TemporaryFolder _folder = new();
    private readonly Authority _authority = new("Test CA");

    public WebConfigTests()
    {
        var server = _authority.Issue("127.0.0.1");
        _folder.Write("server.crt", server.Certificate);
        _folder.Write("server.key", server.Key);
        _folder.Write("ca.crt", _authority.Pem);
        _folder.Write("other.key", _authority.Issue("other").Key);
        _folder.Write("empty", "");
    }

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    public static TheoryData<string> Examples => [.. Blocks().Matches(Document()).Select(match => match.Groups[1].Value)];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_of_the_document_is_right_for_both(string text) => Assert.Equal((true, true), await VerdictsAsync(text));

    [Fact]
    public void The_document_has_examples() => Assert.InRange(Examples.Count, 3, 20);

    [Theory]
    [InlineData("", true)]
    [InlineData("tls_server_config:\nhttp_server_config:\nbasic_auth_users:\n", true)]
    [InlineData($"tls_server_config: {{{_tls}}}", true)]
    [InlineData($"tls_server_config: {{{_tls}, client_auth_type: RequireClientCert}}", true)]
    [InlineData($"tls_server_config: {{{_tls}, client_auth_type: VerifyClientCertIfGiven}}", true)]
    [InlineData($"tls_server_config: {{{_tls}, client_auth_type: NoClientCert, min_version: TLS10, max_version: TLS12, prefer_server_cipher_suites: no}}", true)]
    [InlineData($"tls_server_config: {{{_tls}, curve_preferences: [CurveP256, CurveP384, CurveP521, X25519]}}", true)]
    [InlineData($"tls_server_config: {{{_tls}, cipher_suites: [TLS_AES_128_GCM_SHA256, TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA]}}", true)]
    [InlineData("tls_server_config: {cert_file: \"\", key_file: \"\"}", true)]
    [InlineData("http_server_config: {http2: off, headers: {Content-Security-Policy: x, X-XSS-Protection: \"0\"}}", true)]
    [InlineData("tls_server_config: {cert_file: server.crt}", false)]
    [InlineData("tls_server_config: {key_file: server.key}", false)]
    [InlineData("tls_server_config: {client_auth_type: NoClientCert}", false)]
    [InlineData("tls_server_config: {cert_file: missing.crt, key_file: server.key}", false)]
    [InlineData("tls_server_config: {cert_file: server.crt, key_file: missing.key}", false)]
    [InlineData("tls_server_config: {cert_file: empty, key_file: server.key}", false)]
    [InlineData("tls_server_config: {cert_file: server.crt, key_file: empty}", false)]
    [InlineData("tls_server_config: {cert_file: server.crt, key_file: other.key}", false)]
    [InlineData($"tls_server_config: {{{_tls}, client_ca_file: ca.crt}}", false)]
    [InlineData($"tls_server_config: {{{_tls}, client_ca_file: missing.crt, client_auth_type: RequireAndVerifyClientCert}}", false)]
    [InlineData($"tls_server_config: {{{_tls}, client_auth_type: Whoever}}", false)]
    [InlineData($"tls_server_config: {{{_tls}, min_version: TLS14}}", false)]
    [InlineData($"tls_server_config: {{{_tls}, curve_preferences: [P256]}}", false)]
    [InlineData($"tls_server_config: {{{_tls}, cipher_suites: [TLS_RSA_WITH_RC4_128_SHA]}}", false)]
    [InlineData($"tls_server_config: {{{_tls}, cert_fil: x}}", false)]
    [InlineData("tls_config: {}", false)]
    [InlineData("http_server_config: {http2: maybe}", false)]
    [InlineData("http_server_config: {headers: {Server: x}}", false)]
    [InlineData("http_server_config: {headers: {X-Frame-Options: DENY}}", false)]
    [InlineData("http_server_config: {headers: {X-Content-Type-Options: sniff}}", false)]
    [InlineData("basic_auth_users: {alice: hunter2}", false)]
    [InlineData("basic_auth_users: {alice: }", false)]
    [InlineData("basic_auth_users: [alice]", false)]
    [InlineData("- a", false)]
    [InlineData("tls_server_config: [", false)]
    public async Task Both_say_the_same(string text, bool expected) => Assert.Equal((expected, expected), await VerdictsAsync(text));

    [Theory]
    [InlineData($"tls_server_config: {{{_tls}, min_version: TLS13, max_version: TLS12}}")]
    [InlineData($"tls_server_config: {{{_tls}, client_ca_file: empty, client_auth_type: RequireAndVerifyClientCert}}")]
    [InlineData("tls_server_config: {min_version: TLS13}")]
    [InlineData("http_server_config: {headers: {X-XSS-Protection: \"1\\r\\nSet-Cookie: a=b\"}}")]
    [InlineData("basic_auth_users: {alice: \"$2x$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW\"}")]
    [InlineData("basic_auth_users: {alice: \"$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeWW\"}")]
    public async Task What_can_only_be_a_mistake_is_one_for_us_alone(string text) => Assert.Equal((false, true), await VerdictsAsync(text));

    private async Task<(bool Ours, bool Theirs)> VerdictsAsync(string text)
    {
        var promtool = Tool.Find("promtool");
        var file = _folder.Write("web.yml", text);
        await using var check = ChildProcess.Start(promtool, _folder.Path, input: null, "check", "web-config", file);
        var (code, output) = await check.EndAsync();
        var theirs = code == 0;
        var unknown = Unknown().Matches(output + check.Error).Select(match => match.Groups[1].Value).ToList();
        if (unknown.Count > 0 && unknown.All(_young.Contains))
            theirs = true;
        return (WebSecurityReading.Of(file).Errors.IsEmpty, theirs);
    }

    private static string Document()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "BrokerExporter.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("not inside the repository");
        return File.ReadAllText(Path.Combine(folder, "docs", "web-config.md"));
    }

    [GeneratedRegex(@"field (\w+) not found in type web\.")]
    private static partial Regex Unknown();

    [GeneratedRegex(@"^```yaml\n((?:tls_server_config|http_server_config|basic_auth_users|rate_limit):.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
