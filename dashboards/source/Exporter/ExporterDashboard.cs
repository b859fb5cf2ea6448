namespace Dashboards.Exporter;

/// <summary>Whether the other dashboards can be believed.</summary>
internal static class ExporterDashboard
{
    public static Dashboard Create() => new(
        "health", "Broker exporter: health",
        "Whether the exporter reaches its targets, how long that takes, and what it costs.",
        [Variable.Of("target", "Target", "messaging_up<>")],
        [OverviewRow.Create(), CollectorsRow.Create(), PeersRow.Create(), SeriesRow.Create(), ProcessRow.Create()]);
}
