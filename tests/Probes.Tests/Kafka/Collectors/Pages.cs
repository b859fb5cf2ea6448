namespace Probes.Tests.Kafka.Collectors;

/// <summary>Looks at what a collection gave.</summary>
internal static class Pages
{
    /// <summary>The series whose name and labels begin so, without that beginning.</summary>
    public static SortedDictionary<string, double> Of(this Dictionary<string, double> page, string beginning) => new(
        page.Where(sample => sample.Key.StartsWith(beginning + " ", StringComparison.Ordinal)).ToDictionary(sample => sample.Key[(beginning.Length + 1)..], sample => sample.Value),
        StringComparer.Ordinal);

    /// <summary>"a=1 b=2", by name.</summary>
    public static string Text(this Dictionary<string, double> page, string beginning) =>
        string.Join(", ", page.Of(beginning).Select(sample => FormattableString.Invariant($"{sample.Key}={sample.Value}")));
}
