using YamlDotNet.RepresentationModel;

namespace Architecture.Tests.Rules;

/// <summary>What operators load into Prometheus.</summary>
internal static class RuleFiles
{
    public const string Folder = "dashboards/rules";

    public const string Runbooks = "docs/runbooks";

    public static IReadOnlyList<Rule> All { get; } =
        [.. Repository.Files(Folder, "*.yml").Where(file => !file.StartsWith(Folder + "/tests/", StringComparison.Ordinal)).SelectMany(Read)];

    public static IReadOnlyList<Rule> Alerts { get; } = [.. All.Where(rule => rule.IsAlert)];

    public static TheoryData<string> AlertNames => [.. Alerts.Select(alert => alert.Name)];

    public static YamlMappingNode Parse(string file)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Repository.Read(file)));
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    public static YamlNode? Find(this YamlNode node, string key) => ((YamlMappingNode)node).Children.TryGetValue(key, out var value) ? value : null;

    private static IEnumerable<Rule> Read(string file) =>
        from @group in (YamlSequenceNode)Parse(file)["groups"]
        from rule in (YamlSequenceNode)@group["rules"]
        select new Rule(
            file, (rule.Find("alert") ?? rule["record"]).ToString(), rule.Find("alert") is not null, rule["expr"].ToString(),
            Texts(rule.Find("labels")), Texts(rule.Find("annotations")));

    private static Dictionary<string, string> Texts(YamlNode? node) => node is YamlMappingNode map
        ? map.Children.ToDictionary(entry => entry.Key.ToString(), entry => entry.Value.ToString())
        : [];
}
