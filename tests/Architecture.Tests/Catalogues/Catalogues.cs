using System.Collections.Immutable;
using BrokerExporter;
using BrokerExporter.Self;
using Probes;
using Probes.Metrics;

namespace Architecture.Tests.Catalogues;

/// <summary>Every metric that can appear on the page, by the catalogue that declares it.</summary>
internal static class Catalogues
{
    public static ImmutableArray<(string Title, IReadOnlyList<Metric> Metrics)> All { get; } =
    [
        ("Shared by all message systems", MessagingMetrics.All),
        .. ProbeKinds.All.Select(kind => ($"Only from `{kind.Name}`", kind.Metrics)),
        ("The exporter itself", [.. SelfMetrics.All.Except(ProcessMetrics.All).Except(RuntimeMetrics.All)]),
        ("The exporter's process and runtime", [.. ProcessMetrics.All, .. RuntimeMetrics.All]),
    ];

    public static IEnumerable<Metric> Metrics => All.SelectMany(catalogue => catalogue.Metrics);

    /// <summary>As the program puts them together.</summary>
    public static Catalogue Whole() => CompositionRoot.CatalogueOf(ProbeKinds.All);
}
