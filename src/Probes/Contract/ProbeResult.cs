using System.Collections.Immutable;

namespace Probes.Contract;

/// <summary>What one collection gave.</summary>
/// <param name="Up">Whether the target answered in this collection; for <c>messaging_up</c>.</param>
/// <param name="Collectors">One result for each collector that was asked for.</param>
public sealed record ProbeResult(bool Up, ImmutableArray<CollectorResult> Collectors);
