using System.Text;
using Architecture.Tests.Catalogues;
using Probes.Metrics;

namespace Architecture.Tests.Documents;

/// <summary><c>docs/metrics.md</c>, from the catalogues.</summary>
internal static class MetricsReference
{
    public static string Write()
    {
        var text = new StringBuilder($"""
            # Metrics

            Written by `eng/docs` from the catalogues in the code; the tests fail while it is stale. {Catalogues.Catalogues.Metrics.Count()} metrics.

            A topic is a RocketMQ or Kafka topic or a NATS stream, a group a consumer group or a consumer of JetStream, a partition a queue. The label `target` is the name in `exporter.yaml`;
            `cluster` is the cluster's own name, or what `cluster:` says there. A name that ends in `_info` belongs to a gauge whose value is
            always 1. What is not known is absent: there is no -1 and no NaN. *Origin* says where a number is read, in the broker's words:
            the request and its code, or a field of the answer.

            """);
        foreach (var (title, metrics) in Catalogues.Catalogues.All)
        {
            text.Append($"\n## {title}\n\n| name | type | unit | labels | origin | help |\n|---|---|---|---|---|---|\n");
            foreach (var metric in metrics)
                text.Append(Row(metric)).Append('\n');
        }

        return text.ToString();
    }

    private static string Row(Metric metric)
    {
        var labels = string.Join(", ", metric.Labels.Select(label => $"`{label}`"));
        return $"| `{metric.Name}` | {metric.Type.ToString().ToLowerInvariant()} | {metric.Unit} | {labels} | {Markdown.Cell(metric.Origin)} | {Markdown.Cell(metric.Help)} |";
    }
}
