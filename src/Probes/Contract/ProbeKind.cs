using Probes.Metrics;

namespace Probes.Contract;

/// <summary>One message system that the exporter knows. Everything the host needs of it, in one value.</summary>
public abstract class ProbeKind
{
    /// <summary>The key of its section in <c>exporter.yaml</c> and the value of the label <c>system</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Everything it may emit beyond <see cref="MessagingMetrics"/>.</summary>
    public abstract IReadOnlyList<Metric> Metrics { get; }

    /// <summary>Pages with the names of other exporters of this system.</summary>
    public virtual IReadOnlyList<CompatPage> CompatPages => [];

    /// <summary>Reads its section: every key with its default, every mistake reported.</summary>
    /// <returns>The options, for <see cref="Create"/>; a record, so that two readings can be compared.</returns>
    public abstract object ReadOptions(ISettings settings);

    /// <summary>Why a target with these options cannot be asked in parts by several exporters, of which this is one; null if it can.</summary>
    public virtual string? ProblemWithShards(object options, Shard shard) => $"{Name} cannot be split (expected no shard)";

    /// <summary>Builds a probe. Opens nothing: the first collection does.</summary>
    public abstract IProbe Create(object options, ProbeContext context);
}
