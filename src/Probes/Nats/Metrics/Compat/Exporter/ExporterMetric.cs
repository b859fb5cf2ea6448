using Probes.Metrics;

namespace Probes.Nats.Metrics.Compat.Exporter;

/// <summary>The form of prometheus-nats-exporter's families about a server: <c>server_id</c> is whatever it was told to call it.</summary>
internal static class ExporterMetric
{
    /// <param name="name">The whole name.</param>
    /// <param name="help">A sentence.</param>
    /// <param name="origin">Document and field.</param>
    /// <param name="labels">Labels beyond <c>cluster</c> and <c>server_id</c>.</param>
    public static Metric Of(string name, string help, string origin, params string[] labels) =>
        Metric.Gauge(name, help, ["cluster", "server_id", .. labels]).From(origin);

    public static Metric Varz(string field, string help) => Of("gnatsd_varz_" + field, help, "/varz, " + field);

    /// <summary>A text of the overview: 1, and the text in the label <c>value</c>.</summary>
    public static Metric VarzText(string field, string help) => Of("gnatsd_varz_" + field, help, "/varz, " + field, "value");
}
