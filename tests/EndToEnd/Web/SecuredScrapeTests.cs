using System.Net.Security;
using EndToEnd.Testing;
using Tests.Shared;

namespace EndToEnd.Web;

/// <summary>A real Prometheus with a client certificate and a password.</summary>
public sealed class SecuredScrapeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Authority _authority = new("Test CA");

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task It_scrapes_while_the_certificate_is_replaced_under_it()
    {
        Tool.Find("prometheus");
        Replace("first.example");
        var client = _authority.Issue("prometheus.example");
        var ca = _folder.Write("ca.crt", _authority.Pem);
        // "U*U": a public vector of bcrypt.
        var web = _folder.Write("web.yml",
            """
            tls_server_config:
              cert_file: server.crt
              key_file: server.key
              client_auth_type: RequireAndVerifyClientCert
              client_ca_file: ca.crt
              client_allowed_sans: [prometheus.example]
            basic_auth_users:
              prometheus: $2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW
            """);
        await using var exporter = await RunningExporter.StartAsync(
            "targets:\n  - name: shop\n    rocketmq: {name_servers: [\"127.0.0.1:1\"]}\n", webConfig: web);
        await using var prometheus = await PrometheusServer.StartAsync(exporter.Address, more:
            $$"""
            scheme: https
            tls_config: {ca_file: "{{ca}}", cert_file: "{{_folder.Write("client.crt", client.Certificate)}}", key_file: "{{_folder.Write("client.key", client.Key)}}"}
            basic_auth: {username: prometheus, password: "U*U"}
            """);
        await Until.TrueAsync(async () => (await prometheus.QueryAsync("up")) is [{ Value: 1 }]);
        Replace("second.example");
        using var handler = new SocketsHttpHandler();
        var shown = "";
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
        {
            shown = certificate!.Subject;
            return errors == SslPolicyErrors.None;
        };
        using var other = new HttpClient(handler);
        await Until.TrueAsync(async () =>
        {
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => other.GetAsync(exporter.Address));
            return shown == "CN=second.example" && (await prometheus.QueryAsync("count_over_time(up[30s])")) is [{ Value: >= 6 }];
        });

        Assert.Equal(("up", ""), await prometheus.TargetAsync());
        Assert.Equal(1, Assert.Single(await prometheus.QueryAsync("min_over_time(up[30s])")).Value);
        Assert.Equal(1, Assert.Single(await prometheus.QueryAsync("broker_exporter_web_config_last_reload_successful")).Value);
    }

    private void Replace(string name)
    {
        var server = _authority.Issue(name, "127.0.0.1");
        _folder.Write("server.crt", server.Certificate);
        _folder.Write("server.key", server.Key);
    }
}
