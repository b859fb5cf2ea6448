using BrokerExporter.Tests.Testing;
using Tests.Shared;

namespace BrokerExporter.Tests.Http.Security;

/// <summary>Every way to ask a client for a certificate, with none, one of the authority, and one of somebody else, in real handshakes.</summary>
public sealed class ClientAuthTests
{
    private const string _certificate = "cert_file: cert.pem, key_file: key.pem";

    [Theory]
    [InlineData("NoClientCert", "", true, true, true)]
    [InlineData("RequestClientCert", "", true, true, true)]
    [InlineData("RequestClientCert", ", client_ca_file: ca.pem", true, true, true)]
    [InlineData("RequireAnyClientCert", "", false, true, true)]
    [InlineData("RequireClientCert", "", false, true, true)]
    [InlineData("VerifyClientCertIfGiven", ", client_ca_file: ca.pem", true, true, false)]
    [InlineData("RequireAndVerifyClientCert", ", client_ca_file: ca.pem", false, true, false)]
    public async Task A_client_is_let_in_as_its_type_says(string type, string more, bool none, bool right, bool wrong)
    {
        await using var server = await SecuredServer.StartAsync($"tls_server_config: {{{_certificate}, client_auth_type: {type}{more}}}");
        using var stranger = new Authority("Another CA");
        Assert.Equal(none, await server.AnswersAsync());
        Assert.Equal(right, await server.AnswersAsync(server.Authority.Issue("prometheus.example")));
        Assert.Equal(wrong, await server.AnswersAsync(stranger.Issue("prometheus.example")));
        Assert.Equal(wrong, await server.AnswersAsync(Authority.SelfSigned("prometheus.example")));
    }

    [Fact]
    public async Task A_client_is_refused_after_its_time_and_the_log_of_debugging_says_why()
    {
        await using var server = await SecuredServer.StartAsync(
            $"tls_server_config: {{{_certificate}, client_auth_type: RequireAndVerifyClientCert, client_ca_file: ca.pem}}");
        var year = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.False(await server.AnswersAsync(server.Authority.Issue(year, year.AddYears(1), "late.example")));
        Assert.False(await server.AnswersAsync());
        Assert.Contains(server.Log.Lines, line => line.StartsWith("debug: A client was refused in the handshake: CN=late.example: ", StringComparison.Ordinal));
        Assert.Contains("debug: A client was refused in the handshake: it showed no certificate.", server.Log.Lines);
    }

    [Theory]
    [InlineData("prometheus.example", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("grafana.example", false)]
    [InlineData("sub.prometheus.example", false)]
    public async Task Of_several_names_one_must_be_allowed(string name, bool expected)
    {
        await using var server = await SecuredServer.StartAsync(
            $"tls_server_config: {{{_certificate}, client_auth_type: RequireAndVerifyClientCert, client_ca_file: ca.pem, "
            + "client_allowed_sans: [prometheus.example, 10.1.2.3]}");
        Assert.Equal(expected, await server.AnswersAsync(server.Authority.Issue("other.example", name)));
    }

    [Fact]
    public async Task An_allowed_name_does_not_replace_the_authority()
    {
        await using var server = await SecuredServer.StartAsync(
            $"tls_server_config: {{{_certificate}, client_auth_type: RequireAndVerifyClientCert, client_ca_file: ca.pem, client_allowed_sans: [prometheus.example]}}");
        Assert.True(await server.AnswersAsync(server.Authority.Issue("prometheus.example")));
        Assert.False(await server.AnswersAsync(Authority.SelfSigned("prometheus.example")));
    }

    [Fact]
    public async Task Whoever_the_file_names_is_trusted_also_if_it_is_no_root()
    {
        // Go's pools hold what is trusted, whoever vouches for it: here the client's own certificate.
        await using var server = await SecuredServer.StartAsync(
            $"tls_server_config: {{{_certificate}, client_auth_type: RequireAndVerifyClientCert, client_ca_file: ca.pem}}");
        using var stranger = new Authority("Another CA");
        var client = stranger.Issue("prometheus.example");
        Assert.False(await server.AnswersAsync(client));
        server.Write("ca.pem", client.Certificate);
        server.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await server.AnswersAsync(client));
        Assert.False(await server.AnswersAsync(stranger.Issue("prometheus.example")));
    }
}
