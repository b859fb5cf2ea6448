using System.Collections.Frozen;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using BrokerExporter.Configuration;
using BrokerExporter.Http;
using BrokerExporter.Http.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tests.Shared;

namespace BrokerExporter.Tests.Testing;

/// <summary>Kestrel behind the gate of a web configuration, on a free port; all that it answers is <c>ok</c>.</summary>
internal sealed class SecuredServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("broker-exporter-");
    private readonly List<HttpClient> _clients = [];
    private WebServer? _server;

    public SecuredServer()
    {
        Write("cert.pem", "");
        Replace(Authority.Issue("127.0.0.1", "first.example"));
    }

    public Authority Authority { get; } = new("Test CA");

    public ManualTime Time { get; } = new();

    public CapturedLog Log { get; } = new();

    /// <summary>Whether the last reading of the configuration could be used.</summary>
    public bool? IsRight { get; private set; }

    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    public void Write(string name, string text) => File.WriteAllText(Path(name), text);

    /// <summary>Replaces the server's certificate, in two steps as scripts do.</summary>
    public void Replace(Issued issued)
    {
        Write("cert.pem", issued.Certificate);
        Write("key.pem", issued.Key);
    }

    /// <summary>With certificates in <c>cert.pem</c>, <c>key.pem</c> and <c>ca.pem</c>.</summary>
    public static async Task<SecuredServer> StartAsync(string webConfig, params string[] open)
    {
        var server = new SecuredServer();
        server.Write("ca.pem", server.Authority.Pem);
        server.Write("web.yml", webConfig);
        var file = new WebSecurityFile(server.Path("web.yml"), server.Time, isRight => server.IsRight = isRight, server.Log.Logger);
        var gate = new SecurityGate(file, open.ToFrozenSet(StringComparer.Ordinal), server.Time, server.Log.Logger);
        server._server = new WebServer(
            new ListenAddress(IPAddress.Loopback, 0), context => PlainText.AnswerAsync(context, StatusCodes.Status200OK, "ok"), gate, new Provider(server.Log.Logger));
        await server._server.StartAsync(CancellationToken.None);
        return server;
    }

    public Uri Address => _server!.Address;

    /// <summary>A client with connections of its own, that trusts the server's authority.</summary>
    /// <param name="certificate">What it shows; null: nothing.</param>
    /// <param name="tls">What else it wants of TLS.</param>
    public HttpClient Client(Issued? certificate = null, Action<SslClientAuthenticationOptions>? tls = null)
    {
        var authority = X509Certificate2.CreateFromPem(Authority.Pem);
        var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { authority }, RevocationMode = X509RevocationMode.NoCheck,
                },
            },
        };
        var own = certificate?.Load();
        // Without this a client shows only what the server's list of authorities fits.
        if (own is not null)
            handler.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => own;
        tls?.Invoke(handler.SslOptions);
        var client = new HttpClient(handler) { BaseAddress = Address };
        _clients.Add(client);
        return client;
    }

    /// <summary>Whether a client of its own gets an answer, or is refused in the handshake.</summary>
    public async Task<bool> AnswersAsync(Issued? certificate = null, Action<SslClientAuthenticationOptions>? tls = null)
    {
        try
        {
            Assert.Equal("ok", await Client(certificate, tls).GetStringAsync("/"));
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
            client.Dispose();
        if (_server is not null)
        {
            await _server.StopAsync(CancellationToken.None);
            await _server.DisposeAsync();
        }

        Authority.Dispose();
        _folder.Delete(recursive: true);
    }

    private sealed class Provider(ILogger logger) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => logger;

        public void Dispose()
        {
        }
    }
}
