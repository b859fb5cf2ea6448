using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BrokerExporter.Logging;

/// <summary>Writes one JSON object per sentence; every value is a string, so that a key has one type in a log store.</summary>
internal static class JsonLine
{
    // For a log, not for HTML: quotes and umlauts stay readable.
    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(LogEntry entry)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes, _options);
        json.WriteStartObject();
        // A field named like one of ours would be a second key of that name.
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in LogFields.Of(entry))
        {
            if (keys.Add(key))
                json.WriteString(key, value);
        }

        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
