namespace Probes.Metrics;

/// <summary>One metric's samples in the order in which they are written; nobody changes them any more.</summary>
public sealed record Family(Metric Metric, IReadOnlyList<Sample> Samples);
