using Microsoft.Extensions.Logging;

namespace Probes.Contract;

/// <summary>What the host gives a probe.</summary>
/// <param name="Target">The target's name in the configuration, for the label <c>target</c>.</param>
/// <param name="Cluster">
/// The value of the label <c>cluster</c> for everything that belongs to this target; null: the names that the brokers
/// themselves go by.
/// </param>
/// <param name="Time">The clock.</param>
/// <param name="Logger">Where sentences go.</param>
public sealed record ProbeContext(string Target, string? Cluster, TimeProvider Time, ILogger Logger)
{
    /// <summary>Which part of the target is asked.</summary>
    public Shard Shard { get; init; } = Shard.Whole;
}
