using System.Globalization;
using System.Text;
using Probes.Metrics;

namespace Benchmarks.Exposition;

/// <summary>The page as one would write it in an afternoon: strings, joined, then encoded.</summary>
internal static class NaiveFormat
{
    public static byte[] Write(IReadOnlyList<Family> families)
    {
        var text = new StringBuilder();
        foreach (var family in families.OrderBy(family => LargeCluster.Catalogue.Index().First(entry => entry.Item == family.Metric).Index))
        {
            var metric = family.Metric;
            text.Append(CultureInfo.InvariantCulture, $"# HELP {metric.Name} {metric.Help}\n");
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {metric.Name} {(metric.Type == MetricType.Counter ? "counter" : "gauge")}\n");
            foreach (var sample in family.Samples)
            {
                text.Append(metric.Name).Append('{');
                for (var i = 0; i < sample.Series.LabelValues.Length; i++)
                    text.Append(CultureInfo.InvariantCulture, $"{(i > 0 ? "," : "")}{metric.Labels[i]}=\"{sample.Series.LabelValues[i]}\"");
                text.Append(CultureInfo.InvariantCulture, $"}} {sample.Value}\n");
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
