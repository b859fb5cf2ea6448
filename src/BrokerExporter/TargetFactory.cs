using System.Collections.Immutable;
using BrokerExporter.Collection;
using BrokerExporter.Configuration;
using Microsoft.Extensions.Logging;
using Probes.Contract;

namespace BrokerExporter;

/// <summary>Builds the targets of a configuration; none of them opens a connection before it is first collected.</summary>
internal sealed class TargetFactory(TimeProvider time, ILoggerProvider logging)
{
    /// <exception cref="TargetException">A kind could not build a probe of its options.</exception>
    public TargetSet Build(ExporterConfig config)
    {
        var policy = PolicyOf(config);
        return new TargetSet([.. config.Targets.Select((target, index) => Build(target, index, policy))], policy);
    }

    /// <summary>Builds what is new or changed, and takes over what is not, with its connections and all that it remembers.</summary>
    /// <param name="next">The configuration to build.</param>
    /// <param name="last">The one in use.</param>
    /// <param name="targets">The targets in use.</param>
    /// <exception cref="TargetException">A kind could not build a probe of its options; then nothing has changed.</exception>
    public async Task<TargetSet> RebuildAsync(ExporterConfig next, ExporterConfig last, TargetSet targets)
    {
        var policy = PolicyOf(next);
        var kept = last.Targets.Zip(targets.Targets).ToDictionary(pair => pair.First.Fingerprint, pair => pair.Second);
        var built = ImmutableArray.CreateBuilder<Target>();
        try
        {
            foreach (var (index, target) in next.Targets.Index())
                built.Add(kept.GetValueOrDefault(target.Fingerprint) ?? Build(target, index, policy));
        }
        catch (TargetException)
        {
            foreach (var target in built.Except(targets.Targets))
                await target.DisposeAsync();
            throw;
        }

        foreach (var target in policy == targets.Policy ? [] : built.ToImmutable())
            target.Follow(policy);
        return new TargetSet(built.ToImmutable(), policy);
    }

    private Target Build(TargetConfig target, int index, CollectionPolicy policy)
    {
        var context = new ProbeContext(target.Name, target.Cluster, time, logging.CreateLogger(target.Kind.Name)) { Shard = target.Shard };
        try
        {
            var probe = target.Kind.Create(target.Options, context);
            return new Target(target.Name, target.Cluster, target.Kind, probe, policy, time, logging.CreateLogger("collection"));
        }
        catch (Exception exception)
        {
            throw new TargetException(index, exception);
        }
    }

    private static CollectionPolicy PolicyOf(ExporterConfig config) =>
        new(config.Collection.Timeout, config.Collection.MinimumAge, config.Collection.SeriesLimit)
        {
            TimeoutOffset = config.Collection.TimeoutOffset,
            Interval = config.Collection.Mode == CollectionMode.Interval ? config.Collection.Interval : null,
            MaximumAge = config.Collection.LongestAge,
        };
}
