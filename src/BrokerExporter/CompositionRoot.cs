using BrokerExporter.Collection;
using BrokerExporter.Configuration;
using BrokerExporter.Exposition;
using BrokerExporter.Http;
using BrokerExporter.Self;
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
        var catalogue = CatalogueOf(kinds);
        var targets = BuildTargets(config, time, logging);
        var counters = new SelfCounters();
        var self = new SelfCollector(BuildInfo.Current, time.GetUtcNow(), targets, counters);
        var metrics = new MetricsEndpoint(
            targets, self, counters, new FamilyOrder(catalogue), new TextFormat(catalogue), config.Collection, logging.CreateLogger("http"));
        var routes = new Routes(config.Web, BuildInfo.Current, metrics, logging.CreateLogger("http"));
        var server = new WebServer(config.Web.ListenAddress, routes, logging);
        return new Exporter(targets, server, counters, BuildInfo.Current, logging.CreateLogger("exporter"));
    }

    /// <summary>Everything that this program can emit, in the order of exposition.</summary>
    public static Catalogue CatalogueOf(IReadOnlyList<ProbeKind> kinds) =>
        new([.. MessagingMetrics.All, .. kinds.SelectMany(kind => kind.Metrics), .. SelfMetrics.All]);

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
            return new Target(target.Name, target.Kind.Name, target.Kind.Metrics, probe, policy, time, logging.CreateLogger("collection"));
        }
        catch (Exception exception)
        {
            throw new TargetException(index, exception);
        }
    }
}
