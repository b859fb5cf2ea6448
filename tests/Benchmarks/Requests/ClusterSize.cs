using System.Globalization;

namespace Benchmarks.Requests;

/// <summary>How large a cluster is, in the numbers that decide what it costs to watch.</summary>
/// <param name="Brokers">Masters, each with one slave.</param>
/// <param name="NameServers">Name servers.</param>
/// <param name="Topics">All of them, the next two included.</param>
/// <param name="Groups">Consumer groups, each with a retry topic.</param>
/// <param name="DeadLetters">Dead-letter topics.</param>
/// <param name="Pairs">(Group, topic) pairs, those with the groups' own retry topics included.</param>
/// <param name="Queues">Queues of a topic, over all brokers.</param>
/// <param name="Clients">Connected consumers.</param>
internal sealed record ClusterSize(int Brokers, int NameServers, int Topics, int Groups, int DeadLetters, int Pairs, int Queues, int Clients)
{
    public static IReadOnlyList<ClusterSize> Worked { get; } =
    [
        new(Brokers: 2, NameServers: 2, Topics: 60, Groups: 15, DeadLetters: 5, Pairs: 40, Queues: 16, Clients: 30),
        new(Brokers: 4, NameServers: 3, Topics: 1000, Groups: 500, DeadLetters: 50, Pairs: 1000, Queues: 32, Clients: 1500),
        new(Brokers: 8, NameServers: 3, Topics: 5000, Groups: 2500, DeadLetters: 300, Pairs: 5000, Queues: 64, Clients: 8000),
    ];

    /// <summary>Topics that are neither retry nor dead-letter topics.</summary>
    public int PlainTopics => Topics - Groups - DeadLetters;

    /// <summary>Pairs with such topics.</summary>
    public int PlainPairs => Pairs - Groups;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Brokers} brokers, {Topics:N0} topics, {Pairs:N0} pairs, {Queues} queues, {Clients:N0} clients");
}
