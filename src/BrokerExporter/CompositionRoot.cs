using System.Collections.Immutable;
using BrokerExporter.Collection;
using BrokerExporter.Configuration;
using BrokerExporter.Http;
using BrokerExporter.Self;
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
    public static Exporter Build(
        ExporterConfig config, IReadOnlyList<ProbeKind> kinds, TimeProvider time, ILoggerProvider logging, ConfigSource? source = null)
    {
        var factory = new TargetFactory(time, logging);
        var targets = new LiveTargets(factory.Build(config));
        var (live, status, counters) = (new LiveConfig(config), new ReloadStatus(time.GetUtcNow()), new SelfCounters());
        source ??= new ConfigSource(kinds, null, ImmutableDictionary<string, string>.Empty, ImmutableDictionary<string, string>.Empty);
        var reloader = new Reloader(source, factory, live, targets, status, time, logging.CreateLogger("config"));
        var limit = new ScrapeLimit(config.Web.MaxRequests);
        var logger = logging.CreateLogger("http");
        var page = new ServedPage(CollectorDescription.MainPage, CatalogueOf(kinds), new SelfCollector(BuildInfo.Current, status, targets, counters));
        var metrics = EndpointOf(page);
        var compatPages = kinds.SelectMany(kind => kind.CompatPages)
            .ToDictionary(page => page.Name, page => EndpointOf(new ServedPage(page.Name, CatalogueOf(page), Self: null)), StringComparer.Ordinal);
        var endpoints = new TargetEndpoints(
            new ConfigEndpoint(live), new ReloadEndpoint(config.Web.EnableLifecycle, reloader.ReloadAsync),
            new DiscoveryEndpoint(targets), new ProbeEndpoint(metrics, page, targets));
        var routes = new Routes(config.Web, BuildInfo.Current, metrics, compatPages, endpoints, logger);
        var server = new WebServer(config.Web.ListenAddress, routes, logging);
        var watch = new ConfigWatch(source, config.Reload.Watch, time, reloader.ReloadAsync);
        return new Exporter(targets, server, counters, reloader, watch, BuildInfo.Current, logging.CreateLogger("exporter"));

        MetricsEndpoint EndpointOf(ServedPage page) => new(page, targets, counters, limit, logger);
    }

    /// <summary>Everything that the main page can show, in the order of exposition.</summary>
    public static Catalogue CatalogueOf(IReadOnlyList<ProbeKind> kinds) =>
        new([.. MessagingMetrics.All, .. kinds.SelectMany(kind => kind.Metrics), .. SelfMetrics.All]);

    /// <summary>Everything that a page with another exporter's names can show: also there it is said whether a target is up.</summary>
    public static Catalogue CatalogueOf(CompatPage page) => new([MessagingMetrics.Up, .. page.Metrics]);
}
