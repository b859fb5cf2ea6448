using BrokerExporter.Collection;
using Probes.Contract;
using Probes.Metrics;

namespace BrokerExporter.Self;

/// <summary>Turns what is known of a target's collections into samples.</summary>
internal static class TargetSamples
{
    public static void Add(SampleSink sink, TargetStatus status)
    {
        var target = status.Target;
        foreach (var collector in status.Collectors)
            AddCollector(sink, target, collector);
        sink.Add(SelfMetrics.Collections, status.Collections, target);
        sink.Add(SelfMetrics.CollectionsJoined, status.Joined, target);
        sink.Add(SelfMetrics.CollectionsReused, status.Reused, target);
        sink.Add(SelfMetrics.CollectionsMissed, status.Missed, target);
        if (status.SnapshotAge is { } age)
            sink.Add(SelfMetrics.SnapshotAge, age.TotalSeconds, target);
        sink.Add(SelfMetrics.Series, (long)status.Series, target);
        sink.Add(SelfMetrics.SeriesLimit, (long)status.SeriesLimit, target);
        foreach (var (metric, count) in status.Dropped)
            sink.Add(SelfMetrics.SeriesDropped, (long)count, target, metric.Name);
        foreach (var peer in status.Peers)
            AddPeer(sink, target, peer);
    }

    private static void AddCollector(SampleSink sink, string target, CollectorStatus status)
    {
        // Asked for the first time only by the first scrape; before that there is nothing to say.
        if (status.Succeeded is not { } succeeded)
            return;
        sink.Add(SelfMetrics.CollectorSuccess, succeeded, target, status.Collector);
        sink.Add(SelfMetrics.CollectorDuration, status.Duration.TotalSeconds, target, status.Collector);
        if (status.LastSuccess is { } time)
            sink.Add(SelfMetrics.CollectorLastSuccess, time.ToUnixTimeMilliseconds() / 1000.0, target, status.Collector);
        foreach (var (kind, count) in status.Failures)
            sink.Add(SelfMetrics.CollectorFailures, count, target, status.Collector, kind.Label());
    }

    private static void AddPeer(SampleSink sink, string target, PeerStatistics peer)
    {
        foreach (var (request, count) in peer.Requests)
            sink.Add(SelfMetrics.PeerRequests, count, target, peer.Peer, request);
        foreach (var (kind, count) in peer.Failures)
            sink.Add(SelfMetrics.PeerFailures, count, target, peer.Peer, kind.Label());
        sink.Add(SelfMetrics.PeerSentBytes, peer.BytesSent, target, peer.Peer);
        sink.Add(SelfMetrics.PeerReceivedBytes, peer.BytesReceived, target, peer.Peer);
    }
}
