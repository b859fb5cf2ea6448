using Probes.Kafka.Model;

namespace Probes.Kafka.Collectors.Brokers;

/// <summary>Which Kafka the cluster is. What a broker can do it told when it was connected to: nothing is asked for it.</summary>
internal static class ClusterRelease
{
    /// <returns>The oldest broker's, as <c>3.7</c>; empty: older than any that is known; null: nobody told.</returns>
    public static async Task<string?> GuessAsync(KafkaSystem system, IEnumerable<int> brokers, CancellationToken cancellationToken)
    {
        var releases = new List<string>();
        foreach (var broker in brokers)
        {
            var told = await Peer.AskAsync(() => system.Peers.ApiVersionsAsync(broker, cancellationToken));
            if (told.Value is { } versions)
                releases.Add(VersionGuess.Of(versions.Ranges.GroupBy(static range => range.Key).ToDictionary(static range => range.Key, static range => range.Max(one => one.Newest))));
        }

        return releases.Count > 0 ? VersionGuess.Lowest(releases) : null;
    }
}
