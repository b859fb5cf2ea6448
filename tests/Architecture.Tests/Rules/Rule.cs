namespace Architecture.Tests.Rules;

/// <summary>A rule of a file in <c>dashboards/rules</c>.</summary>
/// <param name="File">Where it is.</param>
/// <param name="Name">What it records, or the alert's name.</param>
/// <param name="IsAlert">Which of the two it is.</param>
/// <param name="Expression">Its query, comments included.</param>
/// <param name="Labels">What it adds.</param>
/// <param name="Annotations">What it says.</param>
internal sealed record Rule(
    string File, string Name, bool IsAlert, string Expression, IReadOnlyDictionary<string, string> Labels, IReadOnlyDictionary<string, string> Annotations)
{
    public string Severity => Labels.GetValueOrDefault("severity", "");
}
