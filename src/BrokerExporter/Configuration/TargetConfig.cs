using Probes.Contract;

namespace BrokerExporter.Configuration;

/// <summary>One entry of <c>targets</c>.</summary>
/// <param name="Name">Unique, for the label <c>target</c>.</param>
/// <param name="Cluster">The label <c>cluster</c>; null: the names that the brokers themselves go by.</param>
/// <param name="Kind">The message system.</param>
/// <param name="Options">What the kind read from its section.</param>
internal sealed record TargetConfig(string Name, string? Cluster, ProbeKind Kind, object Options)
{
    /// <summary>
    /// Stands for all that is in effect for this target, secrets too: a target with the same one needs no new connections.
    /// Options cannot be compared themselves, because what they list is compared by reference.
    /// </summary>
    public Fingerprint Fingerprint { get; init; } = new("");

    /// <summary>Which part of it is asked, where several exporters share it.</summary>
    public Shard Shard { get; init; } = Shard.Whole;
}
