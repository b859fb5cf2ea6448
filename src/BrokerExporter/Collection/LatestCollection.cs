using Probes.Contract;

namespace BrokerExporter.Collection;

/// <summary>The last collection of a target for the main page, for those who look at it without collecting.</summary>
/// <param name="Snapshot">What it gave.</param>
/// <param name="Started">The timestamp of its start, by the clock that collections run by.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Failure">What made the target count as down; null if it is up.</param>
internal sealed record LatestCollection(Snapshot Snapshot, long Started, TimeSpan Duration, CollectorResult? Failure);
