using System.Text.Json;
using BrokerExporter.Status;
using BrokerExporter.Trends;

namespace BrokerExporter.Http.StatusPages;

/// <summary>What the page shows, for programs. What is not known is null; numbers are in base units.</summary>
internal static class StatusJson
{
    public static byte[] Write(StatusView view)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("time", view.Now.UtcDateTime);
            json.WriteString("version", view.Self.Version);
            json.WriteStartArray("targets");
            foreach (var target in view.Targets)
                WriteTarget(json, target);
            json.WriteEndArray();
            json.WriteStartArray("name_servers");
            foreach (var table in view.NameServers)
                WriteNameServers(json, table);
            json.WriteEndArray();
            json.WriteStartArray("groups");
            foreach (var group in view.Groups.Rows)
                WriteGroup(json, group);
            json.WriteEndArray();
            json.WriteNumber("groups_matching", view.Groups.Matching);
            json.WriteNumber("groups_total", view.Groups.Total);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void WriteTarget(Utf8JsonWriter json, TargetView target)
    {
        json.WriteStartObject();
        json.WriteString("target", target.Name);
        json.WriteString("system", target.System);
        if (target.Up is { } up)
            json.WriteBoolean("up", up);
        else
            json.WriteNull("up");
        Number(json, "age_seconds", target.Age?.TotalSeconds);
        Number(json, "duration_seconds", target.Duration?.TotalSeconds);
        json.WriteNumber("series", target.Series);
        json.WriteNumber("series_dropped", target.Dropped);
        json.WriteNumber("collections", target.Collections);
        json.WriteString("error", target.Sentence);
        json.WriteStartArray("failing_collectors");
        foreach (var complaint in target.Complaints)
        {
            json.WriteStartObject();
            json.WriteString("collector", complaint.Collector);
            json.WriteString("kind", complaint.Kind);
            json.WriteString("error", complaint.Sentence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteNameServers(Utf8JsonWriter json, NameServerTable table)
    {
        foreach (var server in table.Servers)
        {
            json.WriteStartObject();
            json.WriteString("target", table.Target);
            json.WriteString("name_server", server.Address);
            json.WriteBoolean("up", server.Up);
            json.WriteString("version", server.Version);
            Number(json, "brokers", server.Brokers);
            Number(json, "topics", server.Topics);
            json.WriteNumber("divergences", server.Differences);
            json.WriteNumber("settled_divergences", server.Settled);
            json.WriteStartArray("divergent");
            foreach (var difference in server.Named)
            {
                json.WriteStartObject();
                json.WriteString("kind", difference.Kind);
                json.WriteString("subject", difference.Subject);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    private static void WriteGroup(Utf8JsonWriter json, GroupView group)
    {
        json.WriteStartObject();
        json.WriteString("target", group.Target);
        json.WriteString("system", group.Key.System);
        json.WriteString("cluster", group.Key.Cluster);
        json.WriteString("account", group.Key.Account);
        json.WriteString("group", group.Key.Group);
        json.WriteString("topic", group.Key.Topic);
        Number(json, "lag_messages", group.Lag);
        Number(json, "lag_seconds", group.AgeSeconds);
        Number(json, "in_per_second", group.In);
        Number(json, "out_per_second", group.Out);
        Number(json, "lag_growth_per_second", group.Growth);
        Number(json, "drain_seconds", group.DrainSeconds);
        Number(json, "members", group.Members);
        json.WriteString("stalled", group.Stalled);
        Number(json, "lost_messages", group.Lost);
        Number(json, "uncommitted_partitions", group.Uncommitted);
        Number(json, "unknown_partitions", group.Unknown);
        json.WriteStartArray("trend");
        foreach (var point in group.Trend)
        {
            json.WriteStartArray();
            json.WriteNumberValue(point.Slot * (long)Trend.SlotLength.TotalSeconds);
            json.WriteNumberValue(point.Value);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // JSON knows no infinity; a lag that does not shrink is one whose growth is not below zero.
    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } known && double.IsFinite(known))
            json.WriteNumber(name, known);
        else
            json.WriteNull(name);
    }
}
