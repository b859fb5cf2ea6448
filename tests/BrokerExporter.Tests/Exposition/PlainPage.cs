using System.Globalization;
using System.Text;
using BrokerExporter.Tests.Testing;
using Probes.Metrics;

namespace BrokerExporter.Tests.Exposition;

/// <summary>Pages of any content, and how somebody would write them who only wants them to be right.</summary>
internal static class PlainPage
{
    private static readonly Metric _depth = Metric.Gauge("queue_depth", "Messages in the queue.", "cluster", "queue");
    private static readonly Metric _age = Metric.Gauge("queue_age_seconds", "Age of the \"oldest\" message.", "cluster", "queue");
    private static readonly Metric _sent = Metric.Counter("sent_bytes_total", "A \\ and\na \"quote\".", "cluster");
    private static readonly Metric _odd = Metric.Counter("requests", "A counter that does not say so.", "cluster");

    public static readonly Metric[] Catalogue = [_depth, _age, _sent, _odd];

    /// <summary>What one to three targets gave, some of it the same.</summary>
    public static IEnumerable<IReadOnlyList<Family>[]> Random(int count)
    {
        var random = new Random(20261121);
        for (var round = 0; round < count; round++)
            yield return [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Families(random))];
    }

    public static string Text(IReadOnlyList<Family>[] targets, out int duplicates) => Write(
        targets, out duplicates, "",
        metric => $"# HELP {metric.Name} {metric.Help.Replace("\\", "\\\\").Replace("\n", "\\n")}\n# TYPE {metric.Name} {TypeOf(metric)}\n");

    public static string OpenMetrics(IReadOnlyList<Family>[] targets, out int duplicates) => Write(targets, out duplicates, "# EOF\n", metric =>
    {
        var name = metric == _sent ? "sent_bytes" : metric.Name;
        var unit = metric == _sent ? $"# UNIT {name} bytes\n" : metric == _age ? $"# UNIT {name} seconds\n" : "";
        return $"# TYPE {name} {(metric == _odd ? "unknown" : TypeOf(metric))}\n{unit}"
            + $"# HELP {name} {metric.Help.Replace("\\", "\\\\").Replace("\n", "\\n").Replace("\"", "\\\"")}\n";
    });

    private static string TypeOf(Metric metric) => metric.Type.ToString().ToLowerInvariant();

    private static IReadOnlyList<Family> Families(Random random) => Samples.Of(sink =>
    {
        string[] clusters = ["a", "b", "", "x\ny"];
        for (var i = random.Next(40); i > 0; i--)
        {
            var cluster = clusters[random.Next(clusters.Length)];
            switch (random.Next(6))
            {
                case 0:
                    sink.Add(_sent, random.NextInt64(), cluster);
                    break;
                case 1:
                    sink.Add(_odd, random.NextInt64(), cluster);
                    break;
                case 2:
                    sink.Add(_age, random.NextDouble() * 10, cluster, random.Next(6) + "ü");
                    break;
                default:
                    sink.Add(_depth, random.NextDouble() * 10, cluster, random.Next(6) + "\"\\");
                    break;
            }
        }
    });

    private static string Write(IReadOnlyList<Family>[] targets, out int duplicates, string end, Func<Metric, string> header)
    {
        var text = new StringBuilder();
        duplicates = 0;
        foreach (var metric in Catalogue)
        {
            var samples = targets.SelectMany(target => target).Where(family => family.Metric == metric).SelectMany(family => family.Samples).ToArray();
            var distinct = samples.DistinctBy(Line).ToArray();
            duplicates += samples.Length - distinct.Length;
            if (distinct.Length == 0)
                continue;
            text.Append(header(metric));
            foreach (var sample in distinct)
            {
                var value = sample.IsInteger ? sample.WholeValue.ToString(CultureInfo.InvariantCulture) : NumberTextTests.Reference(sample.Value);
                text.Append(Line(sample)).Append(value).Append('\n');
            }
        }

        return text.Append(end).ToString();
    }

    private static string Line(Sample sample)
    {
        var labels = sample.Series.Metric.Labels.Zip(sample.Series.LabelValues)
            .Where(label => label.Second.Length > 0)
            .Select(label => $"{label.First}=\"{label.Second.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n")}\"").ToArray();
        return sample.Series.Metric.Name + (labels.Length == 0 ? "" : $"{{{string.Join(',', labels)}}}") + ' ';
    }
}
