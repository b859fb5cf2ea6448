using System.Text.RegularExpressions;

namespace Architecture.Tests.Sources;

/// <summary>What can write to a broker is in the hands of the canary and of nothing else.</summary>
public sealed partial class CanaryTests
{
    private const string Protocol = "src/Probes/RocketMq/Protocol/";
    private const string Client = "src/Probes/RocketMq/Client/CanaryClient.cs";
    private const string Collectors = "src/Probes/RocketMq/Collectors/Canary/";

    private static readonly string[] _requests = [Protocol + "PullMessage.cs", Protocol + "SendMessageV2.cs", Protocol + "UpdateAndCreateTopic.cs"];

    // What they are, what they are called, and what they need.
    private static readonly string[] _words = [Protocol + "AclRights.cs", Protocol + "CanaryCode.cs", Protocol + "RequestCodes.cs"];

    private static readonly string[] _nats = ["src/Probes/Nats/Client/CanaryClient.cs", "src/Probes/Nats/Collectors/Canary/CanaryTrials.cs"];

    private static readonly string[] _kafka =
    [
        "src/Probes/Kafka/Client/CanaryClient.cs", "src/Probes/Kafka/Collectors/Canary/CanaryRound.cs", "src/Probes/Kafka/Collectors/Canary/CanaryTrials.cs",
    ];

    private static readonly string[] _sources = [.. Repository.Files("src/Probes", "*.cs"), .. Repository.Files("src/BrokerExporter", "*.cs")];

    [Fact]
    public void Only_its_own_requests_name_the_codes() =>
        Assert.Equal([.. _requests.Concat(_words).Order(StringComparer.Ordinal)], Naming(Codes()));

    [Fact]
    public void Only_its_client_makes_the_requests() =>
        Assert.Equal([Client], Naming(Requests()).Except(_requests).Except(_words));

    [Fact]
    public void Only_its_collector_has_the_client() =>
        Assert.Equal([.. _kafka, .. _nats, Client, Collectors + "CanaryRound.cs"], Naming(Clients()));

    [Fact]
    public void Only_the_canary_of_NATS_names_what_changes_a_stream() =>
        Assert.Equal([_nats[0]], Naming(StreamChanges()));

    [Fact]
    public void Only_the_canary_of_Kafka_makes_a_topic_or_writes_or_reads_messages() =>
        Assert.Equal([_kafka[0]], Naming(KafkaChanges()).Where(file => !file.StartsWith("src/Probes/Kafka/Protocol/", StringComparison.Ordinal)));

    [Fact]
    public void No_number_becomes_a_code_anywhere_else() =>
        Assert.Equal([Protocol + "CanaryCode.cs"], Naming(Cast()));

    // Comments may name what they like.
    private static IEnumerable<string> Naming(Regex name) => _sources.Where(file => Repository.Read(file).Split('\n')
        .Any(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && name.IsMatch(line)));

    [GeneratedRegex(@"\$JS\.API\.(?:STREAM|CONSUMER)\.(?:CREATE|DURABLE|UPDATE|DELETE|PURGE)")]
    private static partial Regex StreamChanges();

    [GeneratedRegex(@"\b(?:Produce|Fetch|CreateTopics)Request\b")]
    private static partial Regex KafkaChanges();

    [GeneratedRegex(@"\bCanaryCode\b")]
    private static partial Regex Codes();

    [GeneratedRegex(@"\b(PullMessage|SendMessageV2|UpdateAndCreateTopic)\b")]
    private static partial Regex Requests();

    [GeneratedRegex(@"\bCanaryClient\b")]
    private static partial Regex Clients();

    [GeneratedRegex(@"\(RequestCode\)")]
    private static partial Regex Cast();
}
