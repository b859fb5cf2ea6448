namespace BrokerExporter.Status;

/// <summary>A series that names a group.</summary>
/// <param name="Metric">The metric's name.</param>
/// <param name="Help">What it means.</param>
/// <param name="Labels">Labels beyond the group's own, as <c>name=value</c>.</param>
/// <param name="Value">Its value.</param>
internal sealed record Fact(string Metric, string Help, string Labels, double Value);
