using System.Collections.Immutable;
using Probes.Metrics;

namespace Probes.RocketMq.Metrics.Compat;

/// <summary>A broker's rates over three windows and its put times over thirteen ranges, each a family of its own there.</summary>
internal static class CompatRateMetrics
{
    private static readonly (string Suffix, string Range)[] _ranges =
    [
        ("0ms", "no measurable time"), ("0to10ms", "up to 10 ms"), ("10to50ms", "10 to 50 ms"), ("50to100ms", "50 to 100 ms"),
        ("100to200ms", "100 to 200 ms"), ("200to500ms", "200 to 500 ms"), ("500to1s", "0.5 to 1 s"), ("1to2s", "1 to 2 s"),
        ("2to3s", "2 to 3 s"), ("3to4s", "3 to 4 s"), ("4to5s", "4 to 5 s"), ("5to10s", "5 to 10 s"), ("10stomore", "more than 10 s"),
    ];

    /// <summary>Upper bounds of <see cref="PutTimes"/> in seconds, as the broker draws them (StoreStatsService in apache/rocketmq).</summary>
    public static ImmutableArray<double> PutTimeBounds { get; } = [0, 0.01, 0.05, 0.1, 0.2, 0.5, 1, 2, 3, 4, 5, 10, double.PositiveInfinity];

    /// <summary>By range, in the order of <see cref="PutTimeBounds"/>.</summary>
    public static ImmutableArray<Metric> PutTimes { get; } =
    [
        .. _ranges.Select(range => CompatRuntimeMetric.Of(
            "pmdt_" + range.Suffix, $"Messages of the previous minute that took {range.Range} to be stored.", "putMessageDistributeTime")),
    ];

    /// <summary>Over 10, 60 and 600 s.</summary>
    public static ImmutableArray<Metric> GetFound { get; } = Rates("getfound", "Pulls per second that found messages", "getFoundTps");

    public static ImmutableArray<Metric> GetTotal { get; } = Rates("gettotal", "Pulls per second", "getTotalTps");

    public static ImmutableArray<Metric> GetTransferred { get; } = Rates("gettransfered", "Messages per second that were handed out", "getTransferedTps");

    public static ImmutableArray<Metric> GetMiss { get; } = Rates("getmiss", "Pulls per second that found nothing", "getMissTps");

    public static ImmutableArray<Metric> Put { get; } = Rates("put", "Messages per second that were stored", "putTps");

    public static IReadOnlyList<Metric> All { get; } = [.. PutTimes, .. GetFound, .. GetTotal, .. GetTransferred, .. GetMiss, .. Put];

    private static ImmutableArray<Metric> Rates(string name, string what, string field) =>
    [
        .. ((string[])["10", "60", "600"]).Select(seconds =>
            CompatRuntimeMetric.Of($"{name}_tps{seconds}", $"{what}, over {seconds} s.", field)),
    ];
}
