using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Architecture.Tests.Containers;

/// <summary>Kafka in compose: what a broker says of where it is has to be true, or nobody reaches it twice.</summary>
public sealed partial class KafkaListenerTests
{
    private static readonly YamlMappingNode _compose = (YamlMappingNode)ContainerFiles.Documents(ContainerFiles.Compose).Single();

    // YamlDotNet's tree leaves merge keys as they are.
    private static readonly YamlMappingNode _node = (YamlMappingNode)_compose["x-kafka-node"];

    private static readonly Dictionary<string, YamlMappingNode> _brokers = ((YamlMappingNode)_compose["services"]).Children
        .Where(service => ContainerFiles.Values(service.Value, "KAFKA_NODE_ID").Any())
        .ToDictionary(service => service.Key.ToString(), service => (YamlMappingNode)service.Value);

    [Fact]
    public void Every_broker_is_called_by_its_number_and_is_one_of_those_that_elect()
    {
        var voters = _node["KAFKA_CONTROLLER_QUORUM_VOTERS"].ToString().Split(',');
        Assert.Equal(3, _brokers.Count);
        Assert.Equal(_brokers.Select(broker => $"{Text(broker.Value, "KAFKA_NODE_ID")}@{broker.Key}:{PortOf("CONTROLLER")}"), voters);
    }

    [Fact]
    public void Containers_are_told_the_names_of_containers_and_this_machine_the_ports_that_are_published() => Assert.All(_brokers, broker =>
    {
        var advertised = Listener().Matches(Text(broker.Value, "KAFKA_ADVERTISED_LISTENERS")).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        Assert.Equal($"{broker.Key}:{PortOf("INSIDE")}", advertised["INSIDE"]);
        Assert.Equal([$"{advertised["OUTSIDE"]}:{PortOf("OUTSIDE")}"], ((YamlSequenceNode)broker.Value["ports"]).Select(port => port.ToString()));
        Assert.DoesNotContain("CONTROLLER", advertised.Keys);
    });

    [Fact]
    public void The_exporter_dials_what_the_brokers_advertise_inside() => Assert.Equal(
        _brokers.Keys.Select(name => $"{name}:{PortOf("INSIDE")}"),
        ContainerFiles.Documents("docker/compose/exporter/exporter.yaml").SelectMany(file => ContainerFiles.Values(file, "bootstrap_servers"))
            .SelectMany(list => ((YamlSequenceNode)list).Select(server => server.ToString())));

    [Fact]
    public void As_many_copies_are_asked_for_as_there_are_brokers_at_most() => Assert.All(
        _node.Children.Where(entry => entry.Key.ToString().EndsWith("_REPLICATION_FACTOR", StringComparison.Ordinal)),
        entry => Assert.Equal("3", entry.Value.ToString()));

    private static string PortOf(string listener) =>
        Listener().Matches(_node["KAFKA_LISTENERS"].ToString()).Single(match => match.Groups[1].Value == listener).Groups[2].Value.TrimStart(':');

    private static string Text(YamlNode broker, string key) => ContainerFiles.Values(broker, key).Single().ToString();

    [GeneratedRegex(@"([A-Z]+)://([^,]*)")]
    private static partial Regex Listener();
}
