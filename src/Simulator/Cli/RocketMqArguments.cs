using System.CommandLine;
using Simulator.RocketMq;
using Simulator.RocketMq.Topologies;

namespace Simulator.Cli;

/// <summary>The options of the rocketmq command.</summary>
internal sealed class RocketMqArguments
{
    private readonly Option<string> flavor = Option("--flavor", "4.9", "The release played.");
    private readonly Option<int> nameServers = Count("--name-servers", 2, 1, 64, "Name servers.");
    private readonly Option<int> nameServerPort = Count("--name-server-port", 9876, 0, 65_000, "The first name server's port; the next has one more; 0 for any.");
    private readonly Option<int> brokerGroups = Count("--broker-groups", 2, 1, 64, "Broker groups, each with a master.");
    private readonly Option<int> slaves = Count("--slaves", 1, 0, 8, "Slaves of each master.");
    private readonly Option<int> brokerPort = Count("--broker-port", 10911, 0, 65_000, "The first broker's port; the next has ten more; 0 for any.");
    private readonly Option<string> topology = Option("--topology", "demo", "A small shop, or a generated load.");
    private readonly Option<int> topics = Count("--topics", 1000, 1, 100_000, "Load: topics.");
    private readonly Option<int> pairs = Count("--pairs", 1000, 0, 100_000, "Load: (group, topic) pairs.");
    private readonly Option<int?> groups = new("--groups") { Description = "Load: groups the pairs are dealt to; one each if not given." };
    private readonly Option<int> queues = Count("--queues", 4, 1, 1024, "Load: queues of a topic on each broker.");
    private readonly Option<double> livelyShare = new("--lively-share") { Description = "Load: share of the topics that get messages, 0 to 1.", DefaultValueFactory = _ => 0.2 };
    private readonly Option<bool> binary = new("--binary") { Description = "5.3 only: answers in ROCKETMQ binary form." };
    private readonly Option<string[]> faults = new("--fault") { Description = "TARGET=KIND, as in broker-a/0=hang or name-server/1=slow:200. " + FaultSyntax.Usage, DefaultValueFactory = _ => [] };

    private readonly SecurityArguments security = new();

    public RocketMqArguments()
    {
        flavor.AcceptOnlyFromAmong("4.9", "5.3");
        topology.AcceptOnlyFromAmong("demo", "load");
        livelyShare.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<double>() is not (>= 0 and <= 1))
            {
                result.AddError($"--lively-share {result.Tokens[0].Value} does not lie between 0 and 1.");
            }
        });
        faults.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (!FaultSyntax.TryParseAssignment(token.Value, out _, out _))
                {
                    result.AddError($"--fault {token.Value} is not TARGET=KIND. {FaultSyntax.Usage}");
                }
            }
        });
    }

    public IEnumerable<Option> All =>
        [flavor, nameServers, nameServerPort, brokerGroups, slaves, brokerPort, topology, topics, pairs, groups, queues, livelyShare, binary, faults, .. security.All];

    public RocketMqClusterOptions Options(ParseResult parsed) => security.Apply(Cluster(parsed), parsed);

    public IEnumerable<(string Label, Fault Fault)> Faults(ParseResult parsed)
    {
        foreach (var text in parsed.GetValue(faults) ?? [])
        {
            if (FaultSyntax.TryParseAssignment(text, out var label, out var fault))
            {
                yield return (label, fault);
            }
        }
    }

    private RocketMqClusterOptions Cluster(ParseResult parsed) => new()
    {
        Flavor = parsed.GetValue(flavor) == "5.3" ? Flavor.V5_3_3 : Flavor.V4_9_8,
        NameServers = parsed.GetValue(nameServers),
        NameServerPort = parsed.GetValue(nameServerPort),
        BrokerGroups = parsed.GetValue(brokerGroups),
        SlavesPerGroup = parsed.GetValue(slaves),
        BrokerPort = parsed.GetValue(brokerPort),
        Binary = parsed.GetValue(binary),
        RealTime = true,
        Topology = parsed.GetValue(topology) == "load" ? LoadTopology.Create(Load(parsed)) : null,
    };

    private LoadOptions Load(ParseResult parsed) => new(
        parsed.GetValue(topics),
        parsed.GetValue(pairs),
        parsed.GetValue(groups),
        parsed.GetValue(queues),
        parsed.GetValue(livelyShare));

    private static Option<string> Option(string name, string value, string description) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };

    private static Option<int> Count(string name, int value, int min, int max, string description)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            // A value that is no number has its own error already.
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var number) && (number < min || number > max))
            {
                result.AddError($"{name} {number} does not lie between {min} and {max}.");
            }
        });
        return option;
    }
}
