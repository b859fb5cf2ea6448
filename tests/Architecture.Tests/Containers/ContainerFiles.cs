using YamlDotNet.RepresentationModel;

namespace Architecture.Tests.Containers;

/// <summary>What is in <c>docker/</c>, as the texts and trees that the tests look at.</summary>
internal static class ContainerFiles
{
    public const string Dockerfile = "docker/Dockerfile";
    public const string Compose = "docker/compose/compose.yaml";
    public const string Sidecar = "docker/compose/compose.sidecar.yaml";
    public const string Chart = "docker/helm/broker-exporter";

    /// <summary>Every file of YAML. Templates of Helm are none before they are filled in.</summary>
    public static IReadOnlyList<string> Yaml { get; } =
        [.. Repository.Files("docker", "*.y*ml").Where(file => !file.StartsWith(Chart + "/templates/", StringComparison.Ordinal))];

    public static IReadOnlyList<string> Templates { get; } = [.. Repository.Files(Chart + "/templates", "*")];

    public static IReadOnlyList<string> All { get; } = [.. Repository.Files("docker", "*")];

    public static IEnumerable<YamlNode> Documents(string file) => Parse(Repository.Read(file));

    public static IEnumerable<YamlNode> Parse(string text)
    {
        var stream = new YamlStream();
        using var reader = new StringReader(text);
        stream.Load(reader);
        return stream.Documents.Select(document => document.RootNode);
    }

    /// <summary>All values of a key, however deep it stands in a file.</summary>
    public static IEnumerable<YamlNode> Values(YamlNode node, string key) => node switch
    {
        YamlMappingNode map => map.Children.SelectMany(entry =>
            (entry.Key is YamlScalarNode { Value: var name } && name == key ? [entry.Value] : Array.Empty<YamlNode>()).Concat(Values(entry.Value, key))),
        YamlSequenceNode list => list.SelectMany(item => Values(item, key)),
        _ => [],
    };

    public static IEnumerable<string> Texts(IEnumerable<string> files, string key) => files
        .SelectMany(Documents).SelectMany(document => Values(document, key)).OfType<YamlScalarNode>().Select(scalar => scalar.Value ?? "");
}
