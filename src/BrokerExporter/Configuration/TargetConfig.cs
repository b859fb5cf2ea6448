using Probes.Contract;

namespace BrokerExporter.Configuration;

/// <summary>One entry of <c>targets</c>.</summary>
/// <param name="Name">Unique, for the label <c>target</c>.</param>
/// <param name="Cluster">The label <c>cluster</c>; null: the names that the brokers themselves go by.</param>
/// <param name="Kind">The message system.</param>
/// <param name="Options">What the kind read from its section.</param>
internal sealed record TargetConfig(string Name, string? Cluster, ProbeKind Kind, object Options);
