using Probes.Metrics;

namespace BrokerExporter.Trends;

/// <summary>The families of one collection from which rates are made.</summary>
/// <param name="At">When that collection began.</param>
/// <param name="Lag">Lag of each group on each topic.</param>
/// <param name="Consumed">What each group has consumed of each topic.</param>
/// <param name="Published">What was published to each topic.</param>
internal sealed record Totals(DateTimeOffset At, Family? Lag, Family? Consumed, Family? Published)
{
    public static Totals Of(DateTimeOffset at, IReadOnlyList<Family> families)
    {
        return new Totals(at, Find(MessagingMetrics.GroupLagMessages), Find(MessagingMetrics.GroupConsumedMessages), Find(MessagingMetrics.TopicPublishedMessages));

        Family? Find(Metric metric) => families.FirstOrDefault(family => family.Metric.Name == metric.Name);
    }
}
