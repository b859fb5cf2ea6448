using System.Text.RegularExpressions;

namespace EndToEnd.Rules;

/// <summary>The rules that operators load.</summary>
internal static partial class RuleFiles
{
    private static string Folder { get; } = Path.Combine(Root(AppContext.BaseDirectory), "dashboards", "rules");

    public static IReadOnlyList<string> All { get; } = [.. Directory.GetFiles(Folder, "*.yml").Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> Tests { get; } = [.. Directory.GetFiles(Path.Combine(Folder, "tests"), "*.yml").Order(StringComparer.Ordinal)];

    /// <summary>All of them in one file, with alerts that wait for three evaluations only: a test has no time, but recorded series come one late.</summary>
    public static string Impatient { get; } =
        "groups:\n" + string.Concat(All.Select(file => Waiting().Replace(File.ReadAllText(file).Split("groups:\n", 2)[1], "for: 3s") + "\n"));

    /// <summary>The alerts of files.</summary>
    public static IEnumerable<string> Alerts(params IEnumerable<string> files) => files
        .SelectMany(file => Alert().Matches(File.ReadAllText(Path.Combine(Folder, file + ".yml"))).Select(match => match.Groups[1].Value));

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "BrokerExporter.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);

    [GeneratedRegex(@"\bfor: \w+")]
    private static partial Regex Waiting();

    [GeneratedRegex(@"- alert: (\w+)")]
    private static partial Regex Alert();
}
