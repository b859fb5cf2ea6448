using System.Collections.Immutable;
using BrokerExporter.Collection;
using BrokerExporter.Configuration;
using BrokerExporter.Exposition;
using BrokerExporter.Http;
using BrokerExporter.Http.Security;
using BrokerExporter.Http.StatusPages;
using BrokerExporter.Otlp;
using BrokerExporter.Self;
using BrokerExporter.Status;
using Microsoft.Extensions.Logging;
using Probes.Contract;
using Probes.Metrics;

namespace BrokerExporter;

/// <summary>Builds the object graph, by hand and in one place.</summary>
internal static class CompositionRoot
{
    /// <param name="config">What to begin with.</param>
    /// <param name="kinds">The message systems.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logging">Where sentences go.</param>
    /// <param name="source">Where the configuration is read again; null: as if the program had been started without any flag.</param>
    /// <exception cref="TargetException">A kind could not build a probe of its options.</exception>
    /// <exception cref="WebSecurityException">The web configuration cannot be used.</exception>
    public static Exporter Build(
        ExporterConfig config, IReadOnlyList<ProbeKind> kinds, TimeProvider time, ILoggerProvider logging, ConfigSource? source = null)
    {
        var counters = new SelfCounters();
        var gate = BuildGate(config.Web, counters, time, logging.CreateLogger("http"));
        var factory = new TargetFactory(time, logging);
        var targets = new LiveTargets(factory.Build(config));
        var (live, status) = (new LiveConfig(config), new ReloadStatus(time.GetUtcNow()));
        source ??= new ConfigSource(kinds, null, ImmutableDictionary<string, string>.Empty, ImmutableDictionary<string, string>.Empty);
        var reloader = new Reloader(source, factory, live, targets, status, time, logging.CreateLogger("config"));
        var limit = new ScrapeLimit(config.Web.MaxRequests);
        var logger = logging.CreateLogger("http");
        var self = new SelfCollector(BuildInfo.Current, status, counters);
        var page = new ServedPage(CollectorDescription.MainPage, CatalogueOf(kinds), self);
        var metrics = EndpointOf(page);
        var compatPages = kinds.SelectMany(kind => kind.CompatPages)
            .ToDictionary(page => page.Name, page => EndpointOf(new ServedPage(page.Name, CatalogueOf(page), Self: null)), StringComparer.Ordinal);
        var endpoints = new TargetEndpoints(
            new ConfigEndpoint(live), new ReloadEndpoint(config.Web.EnableLifecycle, reloader.ReloadAsync),
            new DiscoveryEndpoint(targets, config.Web), new ProbeEndpoint(metrics, targets));
        var statusPages = BuildStatusPages(new StatusSource(targets, self, BuildInfo.Current, time), config.Web, compatPages.Keys, time);
        var routes = new Routes(config.Web, statusPages, metrics, compatPages, endpoints, logger);
        var server = new WebServer(config.Web.ListenAddress, routes.AnswerAsync, gate, logging);
        var watch = new ConfigWatch(config.Reload.Watch, time, reloader.LookAsync);
        var pusher = config.Otlp.Enabled ? BuildPusher(config.Otlp, CatalogueOf(kinds), CollectAsync, counters, time, logging.CreateLogger("otlp")) : null;
        return new Exporter(targets, server, pusher, counters, reloader, watch, BuildInfo.Current, logging.CreateLogger("exporter"));

        Task<IReadOnlyList<IReadOnlyList<Family>>> CollectAsync(CancellationToken stop) => targets.UseAsync<IReadOnlyList<IReadOnlyList<Family>>>(async current =>
        {
            var snapshots = await current.CollectAsync(CollectorDescription.MainPage, current.Policy.Timeout, stop);
            return [.. snapshots.Select(snapshot => snapshot.Families), self.Collect(current)];
        });

        MetricsEndpoint EndpointOf(ServedPage page) => new(page, targets, counters, limit, new PageSender(time, logger), logger);
    }

    private static StatusEndpoint BuildStatusPages(StatusSource source, WebConfig web, IEnumerable<string> compatPages, TimeProvider time)
    {
        var shell = new PageShell(new WebPaths(web).Link);
        KeyValuePair<string, string>[] links =
        [
            new(web.TelemetryPath, "Metrics"),
            .. compatPages.Select(page => KeyValuePair.Create(Routes.CompatPath(page), $"as {page}")),
            new("/config", "Configuration"), new("/targets", "Targets"), new(StatusEndpoint.JsonPath, "JSON"), new("/-/healthy", "Health"),
        ];
        return new StatusEndpoint(source, new StatusPage(shell, links), new GroupPage(shell), time);
    }

    // Before the targets: what cannot be secured is not started.
    private static SecurityGate? BuildGate(WebConfig web, SelfCounters counters, TimeProvider time, ILogger logger) => web.SecurityFile.Length == 0
        ? null
        : new SecurityGate(new WebSecurityFile(web.SecurityFile, time, counters.TellWebConfig, logger), HealthPaths.OpenIn(web), time, logger);

    private static OtlpPusher BuildPusher(
        OtlpConfig config, Catalogue catalogue, Func<CancellationToken, Task<IReadOnlyList<IReadOnlyList<Family>>>> collect, SelfCounters counters,
        TimeProvider time, ILogger logger)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        var sender = new OtlpSender(
            new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan }, config, BuildInfo.Current.Version, time, Random.Shared.NextDouble);
        var encoder = new OtlpEncoder(OtlpResource.Of(config, BuildInfo.Current, Environment.MachineName), BuildInfo.Current.Version);
        return new OtlpPusher(config, collect, new FamilyOrder(catalogue), encoder, sender, counters, time, logger);
    }

    /// <summary>Everything that the main page can show, in the order of exposition.</summary>
    public static Catalogue CatalogueOf(IReadOnlyList<ProbeKind> kinds) =>
        new([.. MessagingMetrics.All, .. kinds.SelectMany(kind => kind.Metrics), .. SelfMetrics.All]);

    /// <summary>Everything that a page with another exporter's names can show: also there it is said whether a target is up.</summary>
    public static Catalogue CatalogueOf(CompatPage page) => new([MessagingMetrics.Up, .. page.Metrics]);
}
