using BrokerExporter.Collection;
using BrokerExporter.Configuration;
using BrokerExporter.Exposition;
using BrokerExporter.Http;
using BrokerExporter.Otlp;
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
        var targets = BuildTargets(config, time, logging);
        var counters = new SelfCounters();
        var self = new SelfCollector(BuildInfo.Current, time.GetUtcNow(), targets, counters);
        var logger = logging.CreateLogger("http");
        var metrics = EndpointOf(new ServedPage(CollectorDescription.MainPage, CatalogueOf(kinds), self));
        var compatPages = kinds.SelectMany(kind => kind.CompatPages)
            .ToDictionary(page => page.Name, page => EndpointOf(new ServedPage(page.Name, CatalogueOf(page), Self: null)), StringComparer.Ordinal);
        var routes = new Routes(config.Web, BuildInfo.Current, metrics, compatPages, logger);
        var server = new WebServer(config.Web.ListenAddress, routes, logging);
        var pusher = config.Otlp.Enabled ? BuildPusher(config.Otlp, CatalogueOf(kinds), CollectAsync, counters, time, logging.CreateLogger("otlp")) : null;
        return new Exporter(targets, server, pusher, counters, BuildInfo.Current, logging.CreateLogger("exporter"));

        async Task<IReadOnlyList<IReadOnlyList<Family>>> CollectAsync(CancellationToken stop)
        {
            var snapshots = await targets.CollectAsync(CollectorDescription.MainPage, config.Collection.Timeout, stop);
            return [.. snapshots.Select(snapshot => snapshot.Families), self.Collect()];
        }

        MetricsEndpoint EndpointOf(ServedPage page) => new(page, targets, counters, config.Collection, logger);
    }

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
