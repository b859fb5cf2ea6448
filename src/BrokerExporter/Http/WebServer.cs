using BrokerExporter.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
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

    public WebServer(ListenAddress listen, Routes routes, ILoggerProvider logging)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "broker-exporter" });
        // The host would log a failed start with its stack; whoever called StartAsync says it in one line.
        builder.Logging.AddProvider(logging).SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = _shutdown);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => Configure(options, listen));
        _application = builder.Build();
        _application.Run(routes.AnswerAsync);
    }

    /// <summary>Where it listens; known once it has started, also if the port was 0.</summary>
    public Uri Address => new(_application.Services.GetRequiredService<IServer>().Features
        .Get<IServerAddressesFeature>()!.Addresses.First());

    /// <exception cref="IOException">The address cannot be listened on.</exception>
    public Task StartAsync(CancellationToken cancellationToken) => _application.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => _application.StopAsync(cancellationToken);

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static void Configure(KestrelServerOptions options, ListenAddress listen)
    {
        options.AddServerHeader = false;
        // Scrapers send a dozen short headers and no body.
        options.Limits.MaxRequestLineSize = 8 * 1024;
        options.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        options.Limits.MaxRequestHeaderCount = 64;
        options.Limits.MaxRequestBodySize = 64 * 1024;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        // Longer than the customary scrape intervals, so that a scraper keeps its connection.
        options.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(5);
        options.Limits.MaxConcurrentConnections = 512;
        // A client that takes less than 1 KiB/s after 5 s holds a page's memory for nothing.
        options.Limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(5));
        if (listen.Address is null)
            options.ListenAnyIP(listen.Port);
        else
            options.Listen(listen.Address, listen.Port);
    }

    // The process's signals are Program's business, and a test has none.
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
