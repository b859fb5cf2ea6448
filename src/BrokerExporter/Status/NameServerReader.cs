using BrokerExporter.Trends;
using Probes.Metrics;

namespace BrokerExporter.Status;

/// <summary>Puts the name servers of a target side by side.</summary>
internal static class NameServerReader
{
    /// <returns>Null if the target has none.</returns>
    public static NameServerTable? Read(string target, SnapshotIndex snapshot)
    {
        var up = snapshot.Of(NameServerFamilies.Up);
        if (up.Count == 0)
            return null;
        var lastAgreed = snapshot.Of(NameServerFamilies.LastAgreed);
        return new NameServerTable(
            target,
            [.. up.Select(sample => ViewOf(sample.Series.LabelOf("name_server"), sample.Value > 0, snapshot))],
            lastAgreed.Count == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds((long)(lastAgreed[0].Value * 1000)));
    }

    private static NameServerView ViewOf(string address, bool up, SnapshotIndex snapshot)
    {
        return new NameServerView
        {
            Address = address,
            Up = up,
            Version = Mine(NameServerFamilies.Info).Select(sample => sample.Series.LabelOf("version")).FirstOrDefault(""),
            Brokers = SumOf(NameServerFamilies.Brokers),
            WithoutMaster = SumOf(NameServerFamilies.GroupsWithoutMaster),
            Topics = SumOf(NameServerFamilies.Topics),
            Differences = SumOf(NameServerFamilies.Divergences) ?? 0,
            Settled = SumOf(NameServerFamilies.SettledDivergences) ?? 0,
            Kinds = [.. Mine(NameServerFamilies.Divergences).Where(sample => sample.Value > 0).Select(sample => sample.Series.LabelOf("kind"))],
            Named = [.. Mine(NameServerFamilies.Divergent).Select(sample => new Difference(sample.Series.LabelOf("kind"), sample.Series.LabelOf("subject")))],
        };

        IEnumerable<Sample> Mine(string metric) => snapshot.Of(metric).Where(sample => sample.Series.LabelOf("name_server") == address);

        double? SumOf(string metric)
        {
            Sample[] mine = [.. Mine(metric)];
            return mine.Length == 0 ? null : mine.Sum(sample => sample.Value);
        }
    }
}
