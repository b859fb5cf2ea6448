using System.Globalization;
using System.Text.RegularExpressions;
using Architecture.Tests.Documents;
using BrokerExporter.Configuration;
using Probes;
using YamlDotNet.RepresentationModel;

namespace Architecture.Tests.Containers;

/// <summary>What stands in <c>docker/</c> and in the code, and has to be the same.</summary>
public sealed partial class AgreementTests
{
    private const string ConfigFolder = "/etc/broker-exporter";

    private static readonly string _port = new WebConfig().ListenAddress.Port.ToString(CultureInfo.InvariantCulture);
    private static readonly string _dockerfile = Repository.Read(ContainerFiles.Dockerfile);
    private static readonly string _everything = string.Join('\n', ContainerFiles.All.Select(Repository.Read));

    public static TheoryData<string> Configurations => [.. ContainerFiles.Yaml.Where(file =>
        ContainerFiles.Documents(file).OfType<YamlMappingNode>().Any(root => root.Children.ContainsKey("targets")))];

    public static TheoryData<string> Values => [.. ContainerFiles.Yaml.Where(file => file.EndsWith("values.yaml", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Configurations))]
    public void A_configuration_is_a_valid_one(string file) => AssertValid(file, Repository.Read(file));

    [Theory]
    [MemberData(nameof(Values))]
    public void A_configuration_in_the_chart_is_a_valid_one(string file)
    {
        if (ContainerFiles.Documents(file).Single() is not YamlMappingNode values || !values.Children.TryGetValue("config", out var config))
            return;
        using var text = new StringWriter();
        new YamlStream(new YamlDocument(config)).Save(text, assignAnchors: false);
        AssertValid(file, text.ToString());
    }

    [Fact]
    public void The_port_is_the_default_one_everywhere()
    {
        Assert.Contains($"\nEXPOSE {_port}\n", _dockerfile, StringComparison.Ordinal);
        Assert.All(
            ContainerFiles.Yaml.SelectMany(ContainerFiles.Documents).SelectMany(document => ContainerFiles.Values(document, "ports"))
                .SelectMany(list => ContainerFiles.Values(list, "containerPort")).Select(port => port.ToString()).Where(port => port != "10911"),
            port => Assert.Equal(_port, port));
        Assert.Contains($"containerPort: {_port}\n", Repository.Read(ContainerFiles.Chart + "/templates/_pod.tpl"), StringComparison.Ordinal);
        Assert.Contains($"broker-exporter:{_port}\"", Repository.Read("docker/compose/prometheus/prometheus.yml"), StringComparison.Ordinal);
        Assert.Contains($"\n  port: {_port}\n", Repository.Read(ContainerFiles.Chart + "/values.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Probes_ask_at_paths_that_are_served()
    {
        var served = ServedPath().Matches(Repository.Read("src/BrokerExporter/Http/Routes.cs")).Select(match => match.Groups[1].Value).ToHashSet();
        var asked = ContainerFiles.Yaml.SelectMany(ContainerFiles.Documents).SelectMany(document => ContainerFiles.Values(document, "httpGet"))
            .Select(probe => probe["path"].ToString()).ToList();
        Assert.Equal(["/-/healthy", "/-/ready"], asked.Distinct().Order(StringComparer.Ordinal));
        Assert.Subset(served, asked.ToHashSet());
    }

    [Fact]
    public void Monitors_scrape_the_page_of_the_metrics()
    {
        var paths = ContainerFiles.Yaml.SelectMany(ContainerFiles.Documents)
            .SelectMany(document => ContainerFiles.Values(document, "podMetricsEndpoints").Concat(ContainerFiles.Values(document, "serviceMonitor")))
            .SelectMany(endpoints => ContainerFiles.Values(endpoints, "path")).Select(path => path.ToString()).ToList();
        Assert.Equal(3, paths.Count);
        Assert.All(paths, path => Assert.Equal(new WebConfig().TelemetryPath, path));
    }

    [Fact]
    public void The_user_is_the_image_s_everywhere_and_not_root()
    {
        var user = UserLine().Match(_dockerfile).Groups[1].Value;
        Assert.True(int.Parse(user, CultureInfo.InvariantCulture) > 0);
        Assert.All(["runAsUser", "runAsGroup", "fsGroup"], key => Assert.All(ContainerFiles.Texts(ContainerFiles.Yaml, key), id => Assert.Equal(user, id)));
        Assert.NotEmpty(ContainerFiles.Texts(ContainerFiles.Yaml, "runAsUser"));
        Assert.All(ContainerFiles.Texts(ContainerFiles.Yaml, "readOnlyRootFilesystem"), value => Assert.Equal("true", value));
    }

    [Fact]
    public void Flags_that_are_given_exist()
    {
        var help = CommandLineReference.Help();
        var flags = OurFlag().Matches(_everything).Select(match => match.Value).Distinct().ToList();
        Assert.NotEmpty(flags);
        Assert.All(flags, flag => Assert.Contains(flag, help, StringComparison.Ordinal));
    }

    [Fact]
    public void The_configuration_is_where_the_program_is_told_that_it_is()
    {
        Assert.All(ConfigFlag().Matches(_everything).Select(match => match.Groups[1].Value), path => Assert.Equal(ConfigFolder + "/exporter.yaml", path));
        Assert.Contains($"\nWORKDIR {ConfigFolder}\n", _dockerfile, StringComparison.Ordinal);
        Assert.Contains($"mountPath: {ConfigFolder}\n", Repository.Read(ContainerFiles.Chart + "/templates/_pod.tpl"), StringComparison.Ordinal);
        Assert.All(
            ContainerFiles.Texts(ContainerFiles.Yaml.Where(file => file.StartsWith("docker/kubernetes", StringComparison.Ordinal)), "mountPath"),
            path => Assert.Equal(ConfigFolder, path));
    }

    [Fact]
    public void The_version_is_that_of_the_program()
    {
        var version = Regex.Match(Repository.Read("Directory.Build.props"), "<Version>(.+)</Version>").Groups[1].Value;
        Assert.All(ContainerFiles.Texts([ContainerFiles.Chart + "/Chart.yaml"], "version"), found => Assert.Equal(version, found));
        Assert.All(ContainerFiles.Texts([ContainerFiles.Chart + "/Chart.yaml"], "appVersion"), found => Assert.Equal(version, found));
        Assert.All(ContainerFiles.Texts(ContainerFiles.Yaml, "newTag"), found => Assert.Equal(version, found));
        Assert.Contains($"ARG VERSION={version}\n", _dockerfile, StringComparison.Ordinal);
        Assert.All(
            ContainerFiles.Texts(ContainerFiles.Yaml, "image").Where(image => image.StartsWith("broker-exporter:", StringComparison.Ordinal)),
            image => Assert.Equal("broker-exporter:" + version, image));
    }

    [Fact]
    public void The_image_asks_itself_how_it_is_by_a_command_that_exists()
    {
        var program = Regex.Match(_dockerfile, @"^ENTRYPOINT \[""(.+)""\]$", RegexOptions.Multiline).Groups[1].Value;
        Assert.Contains($"CMD [\"{program}\", \"healthcheck\",", _dockerfile, StringComparison.Ordinal);
        Assert.Contains($"COPY --from=build /out/broker-exporter {program}\n", _dockerfile, StringComparison.Ordinal);
        Assert.Contains("healthcheck", CommandLineReference.Help(), StringComparison.Ordinal);
    }

    [Fact]
    public void As_many_shards_are_counted_as_there_are_replicas()
    {
        const string Folder = "docker/kubernetes/overlays/sharded";
        var replicas = Assert.Single(ContainerFiles.Texts([Folder + "/statefulset.yaml"], "replicas"));
        Assert.Equal([replicas], ContainerFiles.Texts([Folder + "/exporter.yaml"], "count"));
        const string Everything = ContainerFiles.Chart + "/ci/everything-values.yaml";
        Assert.Equal(ContainerFiles.Texts([Everything], "replicaCount"), ContainerFiles.Texts([Everything], "count"));
    }

    [Fact]
    public void Grafana_is_given_every_dashboard_and_nothing_that_is_none()
    {
        var grafana = ContainerFiles.Documents(ContainerFiles.Compose).Single()["services"]["grafana"];
        Assert.Equal(
            Dashboards.Dashboard.All.Select(dashboard => $"../../dashboards/{dashboard.File}.json:/var/lib/grafana/dashboards/{dashboard.File}.json:ro").Order(StringComparer.Ordinal),
            ContainerFiles.Values(grafana, "volumes").SelectMany(list => ((YamlSequenceNode)list).Select(volume => volume.ToString())).Where(volume => volume.Contains("dashboards/", StringComparison.Ordinal)));
    }

    // The host's name is a pod's only there.
    private static void AssertValid(string file, string text) => Assert.Empty(
        new ConfigLoader(ProbeKinds.All, _ => "set").Load(file, text.Replace("index_from: hostname", "index: 0", StringComparison.Ordinal)).Errors);

    [GeneratedRegex(@"new\(""(/[^""]*)"",")]
    private static partial Regex ServedPath();

    [GeneratedRegex("^USER ([0-9]+):[0-9]+$", RegexOptions.Multiline)]
    private static partial Regex UserLine();

    [GeneratedRegex(@"--(?:config|web|log|collection)\.[a-z.-]+[a-z]")]
    private static partial Regex OurFlag();

    [GeneratedRegex(@"--config\.file=([^\s""\]]+)")]
    private static partial Regex ConfigFlag();
}
