using System.Collections.Immutable;
using Probes.Metrics;

namespace Probes.Contract;

/// <summary>
/// A page with another exporter's metric names, so that dashboards and rules that were made for it go on working. Its
/// samples come from collectors whose <see cref="CollectorDescription.Page"/> names it.
/// </summary>
/// <param name="Name">The other exporter's name, as it stands in the page's path.</param>
/// <param name="Families">Every family of that exporter, served or not, in the order of exposition.</param>
public sealed record CompatPage(string Name, ImmutableArray<CompatFamily> Families)
{
    /// <summary>Everything that the page may show besides <c>messaging_up</c>.</summary>
    public IReadOnlyList<Metric> Metrics { get; } = [.. Families.Select(family => family.Metric).OfType<Metric>()];
}
