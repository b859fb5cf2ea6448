using System.Collections.Immutable;
using BrokerExporter.Collection;
using BrokerExporter.Http;
using BrokerExporter.Otlp;
using BrokerExporter.Self;
using Microsoft.Extensions.Logging;

namespace BrokerExporter;

/// <summary>The whole program but for its command line: targets, the server that answers for them, and what pushes them.</summary>
internal sealed class Exporter(
    LiveTargets targets, WebServer server, OtlpPusher? pusher, SelfCounters counters, Reloader reloader, ConfigWatch watch, BuildInfo build,
    ILogger logger) : IAsyncDisposable
{
    private bool _started;

    /// <summary>Where it listens; known once it has started.</summary>
    public Uri Address => server.Address;

    /// <exception cref="IOException">The address cannot be listened on.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await server.StartAsync(cancellationToken);
        _started = true;
        Log.Started(logger, build.Version, Address, targets.Current.Targets.Length);
        targets.Start(Random.Shared.NextDouble);
        watch.Start();
        pusher?.Start();
    }

    /// <inheritdoc cref="Reloader.ReloadAsync"/>
    public Task<ImmutableArray<string>> ReloadAsync(CancellationToken cancellationToken) => reloader.ReloadAsync(cancellationToken);

    /// <summary>Ends running collections, answers the scrapes in flight with what is there, closes everything.</summary>
    public async ValueTask DisposeAsync()
    {
        await watch.DisposeAsync();
        targets.Stop();
        if (pusher is not null)
            await pusher.DisposeAsync();
        if (_started)
        {
            Log.Stopping(logger);
            await server.StopAsync(CancellationToken.None);
        }

        await server.DisposeAsync();
        await targets.DisposeAsync();
        reloader.Dispose();
        counters.Dispose();
        if (_started)
            Log.Stopped(logger);
    }
}
