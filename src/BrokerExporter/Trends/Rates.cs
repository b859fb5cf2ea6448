using Probes.Metrics;

namespace BrokerExporter.Trends;

/// <summary>How fast what one family counts has changed between two collections, by group, topic or both.</summary>
internal sealed class Rates
{
    private readonly Dictionary<GroupKey, double> _perSecond = [];

    /// <param name="before">The family as it was; null if it was not.</param>
    /// <param name="now">The family as it is.</param>
    /// <param name="elapsed">The time between them; nothing is known if that is none.</param>
    public Rates(Family? before, Family? now, TimeSpan elapsed)
    {
        if (before is null || now is null || elapsed <= TimeSpan.Zero)
            return;
        var values = new Dictionary<GroupKey, double>(before.Samples.Count);
        foreach (var sample in before.Samples)
            values[GroupKey.Of(sample.Series)] = sample.Value;
        foreach (var sample in now.Samples)
        {
            var key = GroupKey.Of(sample.Series);
            if (!values.TryGetValue(key, out var earlier))
                continue;
            var grown = sample.Value - earlier;
            // A counter that fell has begun anew: how fast it was is not known.
            if (grown >= 0 || now.Metric.Type != MetricType.Counter)
                _perSecond[key] = grown / elapsed.TotalSeconds;
        }
    }

    /// <summary>Per second; null while that is not known.</summary>
    public double? Of(GroupKey key) => _perSecond.TryGetValue(key, out var rate) ? rate : null;
}
