using Probes.Metrics;

namespace BrokerExporter.Exposition;

/// <summary>One metric's samples from every target that has some, in the order in which they are written.</summary>
internal sealed record FamilyGroup(Metric Metric, IReadOnlyList<IReadOnlyList<Sample>> Parts);
