using System.Collections.Immutable;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.NameServers;

namespace Probes.Tests.RocketMq.Model;

/// <summary>Name servers, routes and brokers by hand, in few words.</summary>
internal static class NameServers
{
    public static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="name">The name server.</param>
    /// <param name="members">"broker-a/0" or "broker-a/0@address".</param>
    public static NameServerTables Listing(string name, params string[] members) => new(name, new Registry(
    [
        .. members.Select(text => text.Split('/', '@')).Select(parts => new BrokerMember(
            "C", parts[0], long.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), parts.ElementAtOrDefault(2) ?? $"{parts[0]}-{parts[1]}:10911")),
    ]));

    public static NameServerTables Topics(this NameServerTables tables, params string[] topics) => tables.TopicsAt(Now, topics);

    public static NameServerTables TopicsAt(this NameServerTables tables, DateTimeOffset at, params string[] topics) =>
        tables with { Topics = new Kept<IReadOnlySet<string>>(topics.ToHashSet(), at) };

    public static NameServerTables Orders(this NameServerTables tables, params (string Topic, string Value)[] orders) =>
        tables with { OrderTopics = new Kept<IReadOnlyDictionary<string, string>>(orders.ToDictionary(entry => entry.Topic, entry => entry.Value), Now) };

    public static NameServerTables Settings(this NameServerTables tables, IReadOnlyDictionary<string, string> settings) =>
        tables with { Configuration = new Kept<IReadOnlyDictionary<string, string>>(settings, Now) };

    /// <summary>A broker's share of a topic.</summary>
    public static RouteEntry Share(string broker, int queues = 4, int permission = 6, string? master = null) =>
        new(broker, new TopicShape(queues, queues, permission), master ?? $"{broker}-0:10911");

    /// <summary>One topic's routes, by name server; no shares: no route.</summary>
    public static RouteTable Routes(string topic, params (string NameServer, RouteEntry[] Shares)[] answers) => new RouteTable().And(topic, answers);

    public static RouteTable And(this RouteTable table, string topic, params (string NameServer, RouteEntry[] Shares)[] answers)
    {
        table.Note(topic, answers.Select(answer => (answer.NameServer, answer.Shares.ToImmutableArray())), Now);
        return table;
    }

    /// <summary>What brokers say: all of them, each with the same queues and permission 6 for its topics.</summary>
    public static BrokerTopics Brokers(params (string Broker, string[] Topics)[] brokers) => Brokers(isComplete: true, permission: 6, brokers);

    public static BrokerTopics Brokers(bool isComplete, int? permission, params (string Broker, string[] Topics)[] brokers) => new(
        brokers.Select(broker => new BrokerTopicSource(broker.Broker, () => broker.Topics.Select(topic => (topic, new TopicShape(4, 4, 6))), permission)), isComplete);

    /// <summary>"ns-1 broker_missing broker-a/0", in order.</summary>
    public static IEnumerable<string> Told(this IEnumerable<Finding> findings) => findings
        .Select(finding => $"{finding.Difference.NameServer} {finding.Difference.Kind.Label()} {finding.Difference.Subject}").Order(StringComparer.Ordinal);
}
