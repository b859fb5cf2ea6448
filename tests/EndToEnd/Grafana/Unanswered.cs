namespace EndToEnd.Grafana;

/// <summary>Panels without an answer in the test's clusters, each with the reason; Prometheus takes their queries all the same.</summary>
internal static class Unanswered
{
    public static IReadOnlyDictionary<(string File, string Panel), string> Reasons { get; } = new Dictionary<(string, string), string>
    {
    };
}
