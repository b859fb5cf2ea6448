using Probes.Metrics;

namespace BrokerExporter.Trends;

/// <summary>Reads a series by the names of its labels.</summary>
internal static class SeriesLabels
{
    extension(Series series)
    {
        /// <summary>The label's value; empty if the series has none.</summary>
        public string LabelOf(string label)
        {
            var at = series.Metric.Labels.IndexOf(label);
            // Optional labels are the last ones, and may be left out.
            return at >= 0 && at < series.LabelValues.Length ? series.LabelValues[at] : "";
        }
    }
}
