using BrokerExporter.Configuration;
using BrokerExporter.Http.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BrokerExporter.Http;

/// <summary>
/// Kestrel and nothing else of ASP.NET Core: no routing, no configuration from files or the environment, no console
/// logger, no signal handlers.
/// </summary>
internal sealed class WebServer : IAsyncDisposable
{
    // A scrape in flight ends when the collections are stopped; this is for clients that do not read their answer.
    private static readonly TimeSpan _shutdown = TimeSpan.FromSeconds(2);

    private readonly WebApplication _application;
    private readonly SecurityGate? _gate;

    /// <param name="listen">Where.</param>
    /// <param name="answer">Answers every request.</param>
    /// <param name="gate">Stands before them, and says whether there is TLS; null: everybody may ask, in plain HTTP. Goes with the server.</param>
    /// <param name="logging">Takes what Kestrel says.</param>
    public WebServer(ListenAddress listen, RequestDelegate answer, SecurityGate? gate, ILoggerProvider logging)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "broker-exporter" });
        // The host would log a failed start with its stack; whoever called StartAsync says it in one line.
        builder.Logging.AddProvider(logging).SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = _shutdown);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => Configure(options, listen, gate, logging.CreateLogger("http")));
        _application = builder.Build();
        _application.Run(gate is null ? answer : context => gate.AnswerAsync(context, answer));
        _gate = gate;
    }

    /// <summary>Where it listens; known once it has started, also if the port was 0.</summary>
    public Uri Address => new(_application.Services.GetRequiredService<IServer>().Features
        .Get<IServerAddressesFeature>()!.Addresses.First());

    /// <exception cref="IOException">The address cannot be listened on.</exception>
    public Task StartAsync(CancellationToken cancellationToken) => _application.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => _application.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _gate?.Dispose();
    }

    private static void Configure(KestrelServerOptions options, ListenAddress listen, SecurityGate? gate, ILogger logger)
    {
        options.AddServerHeader = false;
        ServerLimits.Set(options.Limits);
        if (listen.Address is null)
            options.ListenAnyIP(listen.Port, Secure);
        else
            options.Listen(listen.Address, listen.Port, Secure);

        void Secure(ListenOptions endpoint)
        {
            // HTTP/2 without TLS would be a guess at what the client speaks, which none asks for.
            endpoint.Protocols = HttpProtocols.Http1;
            if (gate?.Current.Tls is null)
                return;
            endpoint.Protocols = HttpProtocols.Http1AndHttp2;
            endpoint.UseHttps(new TlsHandshakeCallbackOptions
            {
                HandshakeTimeout = ServerLimits.Handshake,
                // Asked for every connection, so that a certificate is replaced without a restart.
                OnConnection = _ =>
                {
                    var now = gate.Current;
                    return ValueTask.FromResult(now.Tls!.Options(now.Settings.Http2, reason => Security.Log.ClientRefused(logger, reason)));
                },
            });
        }
    }

    // The process's signals are Program's business, and a test has none.
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
