using BrokerExporter.Collection;
using BrokerExporter.Configuration;
using BrokerExporter.Http;
using BrokerExporter.Http.Security;
using BrokerExporter.Self;
using Microsoft.Extensions.Logging;
using Probes.Contract;
using Probes.Metrics;

namespace BrokerExporter;

/// <summary>Builds the object graph, by hand and in one place.</summary>
internal static class CompositionRoot
{
    /// <exception cref="TargetException">A kind could not build a probe of its options.</exception>
    /// <exception cref="WebSecurityException">The web configuration cannot be used.</exception>
    public static Exporter Build(
        ExporterConfig config, IReadOnlyList<ProbeKind> kinds, TimeProvider time, ILoggerProvider logging)
    {
        var counters = new SelfCounters();
        var gate = BuildGate(config.Web, counters, time, logging.CreateLogger("http"));
        var targets = BuildTargets(config, time, logging);
        var self = new SelfCollector(BuildInfo.Current, time.GetUtcNow(), targets, counters);
        var logger = logging.CreateLogger("http");
        var metrics = EndpointOf(new ServedPage(CollectorDescription.MainPage, CatalogueOf(kinds), self));
        var compatPages = kinds.SelectMany(kind => kind.CompatPages)
            .ToDictionary(page => page.Name, page => EndpointOf(new ServedPage(page.Name, CatalogueOf(page), Self: null)), StringComparer.Ordinal);
        var routes = new Routes(config.Web, BuildInfo.Current, metrics, compatPages, logger);
        var server = new WebServer(config.Web.ListenAddress, routes.AnswerAsync, gate, logging);
        return new Exporter(targets, server, counters, BuildInfo.Current, logging.CreateLogger("exporter"));

        MetricsEndpoint EndpointOf(ServedPage page) => new(page, targets, counters, config.Collection, logger);
    }

    // Before the targets: what cannot be secured is not started.
    private static SecurityGate? BuildGate(WebConfig web, SelfCounters counters, TimeProvider time, ILogger logger) => web.SecurityFile.Length == 0
        ? null
        : new SecurityGate(new WebSecurityFile(web.SecurityFile, time, counters.TellWebConfig, logger), HealthPaths.OpenIn(web), time, logger);

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
