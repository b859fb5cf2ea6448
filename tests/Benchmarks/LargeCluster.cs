using System.Globalization;
using Probes.Metrics;

namespace Benchmarks;

/// <summary>
/// Series of the shared vocabulary, of four labels each and about 136 bytes a line. One in five is a fraction (an age in
/// seconds), the others are integers of up to nine digits.
/// </summary>
internal sealed class LargeCluster
{
    private static readonly Metric[] _integers =
    [
        MessagingMetrics.GroupConsumedMessages, MessagingMetrics.GroupLagMessages,
        MessagingMetrics.GroupLostMessages, MessagingMetrics.GroupUncommittedPartitions,
    ];

    private readonly (string Group, string Topic, long Integer, double Fraction)[] _pairs;

    public LargeCluster(int series)
    {
        var random = new Random(1);
        _pairs =
        [
            .. Enumerable.Range(0, series / (_integers.Length + 1)).Select(number => (
                string.Create(CultureInfo.InvariantCulture, $"settlement-{number:D6}"),
                string.Create(CultureInfo.InvariantCulture, $"orders-{number:D6}"),
                random.NextInt64(1_000_000_000), random.Next(1_000_000) / 1000.0)),
        ];
    }

    /// <summary>In the order of exposition.</summary>
    public static IReadOnlyList<Metric> Catalogue => MessagingMetrics.All;

    public IReadOnlyList<Family> Collect(SeriesCache cache)
    {
        var sink = new SampleSink(cache);
        foreach (var (group, topic, integer, fraction) in _pairs)
        {
            ReadOnlySpan<string> labels = ["rocketmq", "DefaultCluster", group, topic];
            foreach (var metric in _integers)
                sink.Add(metric, integer, labels);
            sink.Add(MessagingMetrics.GroupLagSeconds, fraction, labels);
        }

        return sink.Freeze();
    }
}
