using BrokerExporter.Status;

namespace BrokerExporter.Http.StatusPages;

/// <summary>A group queue by queue.</summary>
internal static class QueuesSection
{
    private const int MostRows = 500;

    public static void Write(HtmlWriter html, QueueTable queues)
    {
        html.Write($"""
            <section id="queues" data-live aria-labelledby="queues-title">
            <h2 id="queues-title">Queues</h2>

            """);
        if (queues.Rows.IsEmpty)
            html.Write($"""<p>The last collection has nothing queue by queue. Where the system has queues or partitions, <code>granularity: queue</code> in the target's section of the configuration turns that on.</p>""");
        else
            WriteTable(html, queues);
        html.Write($"</section>\n");
    }

    private static void WriteTable(HtmlWriter html, QueueTable queues)
    {
        html.Write($"<table role=\"table\"><thead role=\"rowgroup\"><tr role=\"row\">");
        foreach (var label in queues.Labels)
            html.Write($"""<th role="columnheader" scope="col">{label}</th>""");
        foreach (var metric in queues.Metrics)
            html.Write($"""<th role="columnheader" scope="col" class="n">{HeaderOf(metric)}</th>""");
        html.Write($"</tr></thead>\n<tbody role=\"rowgroup\">\n");
        foreach (var row in queues.Rows.Take(MostRows))
        {
            html.Write($"<tr role=\"row\">");
            foreach (var (label, name) in queues.Labels.Zip(row.Names))
                html.Write($"""<td role="cell" data-label="{label}"><bdi>{name}</bdi></td>""");
            foreach (var (metric, value) in queues.Metrics.Zip(row.Values))
                html.Write($"""<td role="cell" class="n" data-label="{HeaderOf(metric)}">{HumanText.Count(value)}</td>""");
            html.Write($"</tr>\n");
        }

        html.Write($"</tbody></table>\n");
        if (queues.Rows.Length > MostRows)
            html.Write($"""<p class="muted">{MostRows} of {queues.Rows.Length}; all are at the metrics.</p>""");
    }

    // rocketmq_group_queue_committed_offset: "committed offset".
    private static string HeaderOf(string metric)
    {
        foreach (var word in (string[])["_queue_", "_partition_"])
        {
            if (metric.IndexOf(word, StringComparison.Ordinal) is var at and >= 0)
                return metric[(at + word.Length)..].Replace('_', ' ');
        }

        return metric.Replace('_', ' ');
    }
}
