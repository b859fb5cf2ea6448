using System.Collections.Immutable;
using System.Text;

namespace Probes.Metrics;

/// <summary>
/// One metric that users can see: declared once, in a catalogue. HELP, TYPE and UNIT lines, the metrics reference and
/// the lint tests all read it from here.
/// </summary>
public sealed class Metric
{
    private Metric(string name, MetricType type, string help, string[] labels)
    {
        Name = name;
        Type = type;
        Help = help;
        Labels = [.. labels];
        NameText = Encoding.UTF8.GetBytes(name);
    }

    /// <summary>The full name of the family, <c>_total</c> included for a counter.</summary>
    public string Name { get; }

    public MetricType Type { get; }

    public string Help { get; }

    /// <summary>Optional ones last.</summary>
    public ImmutableArray<string> Labels { get; }

    /// <summary>How many of the last labels a system may leave out because it has nothing of the kind.</summary>
    public int OptionalLabels { get; private init; }

    /// <summary>Where the number comes from, in the broker's words: request name and code, or field.</summary>
    public string Origin { get; private init; } = "";

    /// <summary>Upper bounds of a histogram's buckets in the metric's unit, ascending, without +Inf.</summary>
    public ImmutableArray<double> Buckets { get; private init; } = [];

    /// <summary>Over budget, the largest values are kept rather than the first: what lags most must stay visible.</summary>
    public bool KeepLargest { get; private init; }

    /// <summary>What becomes of it where several exporters share a cluster.</summary>
    public AcrossShards Shards { get; private init; } = AcrossShards.Apart;

    /// <summary>The base unit that the name ends in: <c>seconds</c>, <c>bytes</c>, <c>ratio</c>, or empty.</summary>
    public string Unit
    {
        get
        {
            var stem = Type == MetricType.Counter && Name.EndsWith("_total", StringComparison.Ordinal) ? Name[..^6] : Name;
            var suffix = stem[(stem.LastIndexOf('_') + 1)..];
            return suffix is "seconds" or "bytes" or "ratio" ? suffix : "";
        }
    }

    /// <summary>The name as it is written on the page.</summary>
    internal byte[] NameText { get; }

    /// <summary>Lines for each combination of label values: one, or for a histogram its buckets, sum and count.</summary>
    internal int LineCount => Type == MetricType.Histogram ? Buckets.Length + 3 : 1;

    /// <summary>A number that never falls except when what is counted restarts.</summary>
    public static Metric Counter(string name, string help, params string[] labels) => new(name, MetricType.Counter, help, labels);

    /// <summary>A number that may go both ways.</summary>
    public static Metric Gauge(string name, string help, params string[] labels) => new(name, MetricType.Gauge, help, labels);

    /// <summary>A distribution, observed by the exporter itself or reported in buckets by the broker.</summary>
    public static Metric Histogram(string name, string help, ImmutableArray<double> buckets, params string[] labels) =>
        new(name, MetricType.Histogram, help, labels) { Buckets = buckets };

    /// <summary>The same metric with its origin stated.</summary>
    public Metric From(string origin) =>
        new(Name, Type, Help, [.. Labels]) { Origin = origin, Buckets = Buckets, KeepLargest = KeepLargest, OptionalLabels = OptionalLabels, Shards = Shards };

    /// <summary>The same metric, of which the largest values survive a budget.</summary>
    public Metric KeepingLargest() =>
        new(Name, Type, Help, [.. Labels]) { Origin = Origin, Buckets = Buckets, KeepLargest = true, OptionalLabels = OptionalLabels, Shards = Shards };

    /// <summary>The same metric, with how the series of several shards make that of the whole.</summary>
    public Metric Across(AcrossShards shards) =>
        new(Name, Type, Help, [.. Labels]) { Origin = Origin, Buckets = Buckets, KeepLargest = KeepLargest, OptionalLabels = OptionalLabels, Shards = shards };

    /// <summary>The same metric with one more label, which only some systems have.</summary>
    public Metric WithOptional(string label) =>
        new(Name, Type, Help, [.. Labels, label]) { Origin = Origin, Buckets = Buckets, KeepLargest = KeepLargest, OptionalLabels = OptionalLabels + 1, Shards = Shards };

    /// <summary>The name of a histogram's lines.</summary>
    internal byte[] NameWith(string suffix) => Encoding.UTF8.GetBytes(Name + suffix);

    public override string ToString() => Name;
}
