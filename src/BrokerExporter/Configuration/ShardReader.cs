using System.Globalization;
using Probes.Contract;

namespace BrokerExporter.Configuration;

/// <summary>Reads a target's <c>shard</c>.</summary>
internal static class ShardReader
{
    /// <summary>More exporters for one cluster would spend their time on name servers.</summary>
    public const int Most = 64;

    private static readonly Setting<int?> _index = new(
        "index", null, static (string text, out int? value) =>
        {
            value = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < Most ? number : null;
            return value is not null;
        }, "a number from 0 to 63", "0, ${POD_ORDINAL}") { Expands = true };

    private static readonly Setting<bool> _fromHost = SettingTypes.Choice("index_from", false, ("hostname", true), ("config", false));

    private static readonly Setting<int> _count = SettingTypes.Count("count", 1, 1, Most);

    /// <param name="settings">The section; an empty one: the target is not shared.</param>
    /// <param name="host">The host's name.</param>
    public static Shard Read(ISettings settings, string host)
    {
        var (given, fromHost, count) = (settings.Get(_index), settings.Get(_fromHost), settings.Get(_count));
        if (given is not null && fromHost)
            settings.Reject("index", "stands beside index_from: hostname (expected one of them)");
        var index = fromHost ? OrdinalOf(host) : given ?? 0;
        if (index is null)
            settings.Reject("index_from", $"the host's name, \"{host}\", does not end in a dash and a number (expected e.g. broker-exporter-0, as the pods of a StatefulSet are called)");
        else if (index >= count)
            settings.Reject(fromHost ? "index_from" : "index", $"{index} is no shard of {count} (expected 0 to {count - 1})");
        else if (count > 1 && given is null && !fromHost)
            settings.Reject("index", "is missing (expected e.g. index: 0, or index_from: hostname)");
        return index is { } one && one < count ? new Shard(one, count) : Shard.Whole;
    }

    /// <summary>The digits behind the last dash, as in a StatefulSet's pods; null if there are none.</summary>
    public static int? OrdinalOf(string host) =>
        int.TryParse(host[(host.LastIndexOf('-') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal) && host.Contains('-', StringComparison.Ordinal)
            ? ordinal
            : null;
}
