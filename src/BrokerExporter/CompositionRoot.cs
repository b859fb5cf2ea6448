using BrokerExporter.Collection;
using BrokerExporter.Configuration;
using BrokerExporter.Http;
using BrokerExporter.Http.StatusPages;
using BrokerExporter.Self;
using BrokerExporter.Status;
using Microsoft.Extensions.Logging;
using Probes.Contract;
using Probes.Metrics;

namespace BrokerExporter;

/// <summary>Builds the object graph, by hand and in one place.</summary>
internal static class CompositionRoot
{
    public static Exporter Build(
        ExporterConfig config, IReadOnlyList<ProbeKind> kinds, TimeProvider time, ILoggerProvider logging)
    {
        var targets = BuildTargets(config, time, logging);
        var counters = new SelfCounters();
        var self = new SelfCollector(BuildInfo.Current, time.GetUtcNow(), targets, counters);
        var logger = logging.CreateLogger("http");
        var metrics = EndpointOf(new ServedPage(CollectorDescription.MainPage, CatalogueOf(kinds), self));
        var compatPages = kinds.SelectMany(kind => kind.CompatPages)
            .ToDictionary(page => page.Name, page => EndpointOf(new ServedPage(page.Name, CatalogueOf(page), Self: null)), StringComparer.Ordinal);
        var status = BuildStatus(new StatusSource(targets, self, BuildInfo.Current, config.Collection.Timeout, time), config.Web, compatPages.Keys, time);
        var routes = new Routes(config.Web, status, metrics, compatPages, logger);
        var server = new WebServer(config.Web.ListenAddress, routes, logging);
        return new Exporter(targets, server, counters, BuildInfo.Current, logging.CreateLogger("exporter"));

        MetricsEndpoint EndpointOf(ServedPage page) => new(page, targets, counters, config.Collection, logger);
    }

    private static StatusEndpoint BuildStatus(StatusSource source, WebConfig web, IEnumerable<string> compatPages, TimeProvider time)
    {
        var shell = new PageShell(path => path);
        KeyValuePair<string, string>[] links =
        [
            new(web.TelemetryPath, "Metrics"),
            .. compatPages.Select(page => KeyValuePair.Create(Routes.CompatPath(page), $"as {page}")),
            new(StatusEndpoint.JsonPath, "JSON"), new("/-/healthy", "Health"),
        ];
        return new StatusEndpoint(source, new StatusPage(shell, links), new GroupPage(shell), time);
    }

    /// <summary>Everything that the main page can show, in the order of exposition.</summary>
    public static Catalogue CatalogueOf(IReadOnlyList<ProbeKind> kinds) =>
        new([.. MessagingMetrics.All, .. kinds.SelectMany(kind => kind.Metrics), .. SelfMetrics.All]);

    /// <summary>Everything that a page with another exporter's names can show: also there it is said whether a target is up.</summary>
    public static Catalogue CatalogueOf(CompatPage page) => new([MessagingMetrics.Up, .. page.Metrics]);

    /// <summary>Builds every target's probe; none of them opens a connection before it is first collected.</summary>
    /// <exception cref="TargetException">A kind could not build a probe of its options.</exception>
    public static TargetSet BuildTargets(ExporterConfig config, TimeProvider time, ILoggerProvider logging)
    {
        var policy = new CollectionPolicy(config.Collection.Timeout, config.Collection.MinimumAge, config.Collection.SeriesLimit);
        return new TargetSet([.. config.Targets.Select((target, index) => BuildTarget(target, index, policy, time, logging))]);
    }

    private static Target BuildTarget(TargetConfig target, int index, CollectionPolicy policy, TimeProvider time, ILoggerProvider logging)
    {
        var context = new ProbeContext(target.Name, target.Cluster, time, logging.CreateLogger(target.Kind.Name));
        try
        {
            var probe = target.Kind.Create(target.Options, context);
            return new Target(target.Name, target.Kind, probe, policy, time, logging.CreateLogger("collection"));
        }
        catch (Exception exception)
        {
            throw new TargetException(index, exception);
        }
    }
}
