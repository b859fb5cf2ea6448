using System.Collections.Frozen;
using BrokerExporter.Exposition;
using BrokerExporter.Self;
using Probes.Metrics;

namespace BrokerExporter.Http;

/// <summary>What a page of metrics is made of.</summary>
/// <param name="Name">As collectors name it.</param>
/// <param name="Catalogue">Everything that it may show, in the order of exposition.</param>
/// <param name="Self">The exporter's own metrics; null for a page that has none.</param>
internal sealed record ServedPage(string Name, Catalogue Catalogue, SelfCollector? Self)
{
    public FamilyOrder Order { get; } = new(Catalogue);

    /// <summary>The names of all its metrics.</summary>
    public IReadOnlySet<string> Names { get; } = Catalogue.Select(metric => metric.Name).ToFrozenSet(StringComparer.Ordinal);

    public PageFormat Text { get; } = PageFormat.Text(Catalogue);

    public PageFormat OpenMetrics { get; } = PageFormat.OpenMetrics(Catalogue);
}
