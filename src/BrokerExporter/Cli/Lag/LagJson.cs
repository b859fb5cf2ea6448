using System.Buffers;
using System.Text;
using System.Text.Json;

namespace BrokerExporter.Cli.Lag;

/// <summary>Writes rows for programs: one line, with names as they are and numbers as they were measured; what is not known is null.</summary>
internal static class LagJson
{
    public static string Write(LagReading reading, LagQuery query, DateTimeOffset now)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("time", now.ToUniversalTime());
            json.WriteStartArray("targets");
            foreach (var target in reading.Targets)
                WriteTarget(json, target);
            json.WriteEndArray();
            json.WriteStartArray("groups");
            foreach (var row in query.Of(reading.Rows, out _))
                WriteRow(json, row);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan) + "\n";
    }

    private static void WriteTarget(Utf8JsonWriter json, TargetState target)
    {
        json.WriteStartObject();
        json.WriteString("system", target.System);
        json.WriteString("target", target.Target);
        json.WriteBoolean("up", target.Up);
        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, LagRow row)
    {
        json.WriteStartObject();
        json.WriteString("system", row.Key.System);
        json.WriteString("cluster", row.Key.Cluster);
        if (row.Key.Account.Length > 0)
            json.WriteString("account", row.Key.Account);
        json.WriteString("group", row.Key.Group);
        json.WriteString("topic", row.Key.Topic);
        WriteNumber(json, "lag_messages", row.Lag);
        WriteNumber(json, "lag_seconds", row.Age);
        WriteNumber(json, "consumed_per_second", row.Rate);
        WriteNumber(json, "members", row.Members);
        json.WriteBoolean("stalled", row.IsStalled);
        json.WriteStartArray("why");
        foreach (var reason in row.Why)
            json.WriteStringValue(reason);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } known && double.IsFinite(known))
            json.WriteNumber(name, known);
        else
            json.WriteNull(name);
    }
}
