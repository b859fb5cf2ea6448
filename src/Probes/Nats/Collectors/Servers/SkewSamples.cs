using Probes.Metrics;
using Probes.Nats.Metrics;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Servers;

/// <summary>Writes whether the servers of each cluster are alike.</summary>
internal static class SkewSamples
{
    public static void Add(SampleSink sink, IEnumerable<(string Cluster, Varz Varz)> servers)
    {
        foreach (var cluster in servers.GroupBy(server => server.Cluster, server => server.Varz, StringComparer.Ordinal))
        {
            sink.Add(ServerSkewMetrics.Servers, cluster.Count(), cluster.Key);
            if (Different(cluster.Select(varz => varz.Version)) is > 0 and var versions)
                sink.Add(ServerSkewMetrics.Versions, versions, cluster.Key);
            if (Different(cluster.Select(varz => varz.ConfigDigest)) is > 0 and var digests)
                sink.Add(ServerSkewMetrics.ConfigDigests, digests, cluster.Key);
        }
    }

    private static int Different(IEnumerable<string?> values) =>
        values.Where(value => !string.IsNullOrEmpty(value)).Distinct(StringComparer.Ordinal).Count();
}
