using System.Globalization;

namespace Probes.RocketMq.Protocol;

/// <summary>Reads single values of a runtime table; null for what is missing, empty, "null" or malformed.</summary>
internal sealed class RuntimeValues(IReadOnlyDictionary<string, string> table)
{
    public string? Text(string key) => table.TryGetValue(key, out var text) && text.Trim() is not ("" or "null") ? text : null;

    public long? Int64(string key) =>
        long.TryParse(Text(key), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : null;

    public long? Positive(string key) => Int64(key) is { } value and > 0 ? value : null;

    public double? Double(string key) =>
        double.TryParse(Text(key), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : null;

    /// <summary>A broker says -1 for a path that is not there.</summary>
    public double? Ratio(string key) => Double(key) is { } ratio and >= 0 ? ratio : null;

    public RateWindows? Rates(string key) => Text(key) is { } text ? RateWindows.Read(text) : null;

    public IReadOnlyDictionary<string, double> RatiosByPath(string prefix)
    {
        var ratios = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var key in table.Keys)
        {
            if (key.Length > prefix.Length && key.StartsWith(prefix, StringComparison.Ordinal) && Ratio(key) is { } ratio)
                ratios[key[prefix.Length..]] = ratio;
        }
        return ratios;
    }

    public IReadOnlyList<ScheduleLevel> ScheduleLevels()
    {
        var levels = new List<ScheduleLevel>();
        foreach (var (key, value) in table)
        {
            if (ScheduleLevel.Read(key, value) is { } level)
                levels.Add(level);
        }
        levels.Sort(static (left, right) => left.Level.CompareTo(right.Level));
        return levels;
    }
}
