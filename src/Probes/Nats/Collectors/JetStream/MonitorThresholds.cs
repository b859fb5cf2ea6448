using System.Globalization;
using Probes.Nats.Protocol;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>
/// Thresholds that owners write into the metadata of a stream or consumer, as the NATS command line's checks read them
/// (jsm.go, monitor/): <c>io.nats.monitor.lag-critical: 200</c>. What is no number and no duration is left out.
/// </summary>
internal static class MonitorThresholds
{
    private const string Prefix = "io.nats.monitor.";

    /// <summary>Anybody may write metadata, and each key is a series.</summary>
    private const int Most = 32;

    public static IEnumerable<(string Kind, double Value)> In(Dictionary<string, string>? metadata)
    {
        if (metadata is null)
            yield break;
        var left = Most;
        foreach (var (key, text) in metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (key.StartsWith(Prefix, StringComparison.Ordinal) && key.Length > Prefix.Length && left > 0 && ValueOf(text) is { } value)
            {
                left--;
                yield return (key[Prefix.Length..], value);
            }
        }
    }

    private static double? ValueOf(string text)
    {
        if (double.TryParse(text, NumberStyles.Float & ~NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return number;
        if (text is "true" or "false")
            return text == "true" ? 1 : 0;
        return MonitorDuration.TryParse(text, out var seconds) ? seconds : null;
    }
}
