using Probes.Contract;
using Probes.Lag;
using Probes.Metrics;
using Probes.Nats.Client;
using Probes.Nats.Collectors.Servers;
using Probes.Nats.Metrics;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Subscriptions;

/// <summary>How many subscriptions are there, and how fast are they found?</summary>
internal sealed class SubscriptionsCollector : ICollector<NatsCollection>
{
    // Each account counts for itself, so that their sum falls when one is removed: what grew is counted here.
    private readonly Dictionary<(string Cluster, string Server, Metric Metric), GrowingTotal> _totals = [];

    public CollectorDescription Description { get; } = new("subscriptions", TimeSpan.Zero, TimeSpan.Zero);

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        foreach (var (server, told) in await collection.DocumentsAsync(Questions.Subsz))
            Add(new ServerSeries(sink, collection.System.ClusterOf(server), server.Name), server.Id, told);
    }

    private void Add(ServerSeries series, string serverId, Subsz told)
    {
        series.Add(SubscriptionMetrics.Local, told.NumSubscriptions);
        series.Add(SubscriptionMetrics.Cached, told.NumCache);
        series.Add(SubscriptionMetrics.CacheHits, double.IsFinite(told.CacheHitRate) ? told.CacheHitRate : null);
        series.Add(SubscriptionMetrics.LargestFanout, told.MaxFanout);
        series.Add(SubscriptionMetrics.AverageFanout, double.IsFinite(told.AvgFanout) ? told.AvgFanout : null);
        series.Add(SubscriptionMetrics.Inserts, Total(series, SubscriptionMetrics.Inserts, serverId, told.NumInserts));
        series.Add(SubscriptionMetrics.Removes, Total(series, SubscriptionMetrics.Removes, serverId, told.NumRemoves));
        series.Add(SubscriptionMetrics.Matches, Total(series, SubscriptionMetrics.Matches, serverId, told.NumMatches));
    }

    private long Total(ServerSeries series, Metric metric, string serverId, ulong value)
    {
        var key = (series.Cluster, series.Server, metric);
        if (!_totals.TryGetValue(key, out var total))
            _totals[key] = total = new GrowingTotal();
        total.Observe(serverId, (long)value, countWhole: true);
        return total.Total;
    }
}
