using System.Collections.Immutable;
using System.Globalization;
using Simulator.Kafka.Traffic;

namespace Simulator.Kafka.Topologies;

/// <summary>4,000 partitions in 200 topics, and 100 groups that commit to 10,000 of them: what budgets are measured with.</summary>
internal static class ScaleTopology
{
    private const int Topics = 200;
    private const int Partitions = 20;
    private const int Groups = 100;
    private const int TopicsOfGroup = 5;

    public static KafkaPlan Apply(KafkaPlan plan) => plan with
    {
        Topics = [.. Enumerable.Range(0, Topics).Select(i => new TopicPlan(Topic(i), Partitions) { Messages = 1_000, Span = TimeSpan.FromMinutes(10) })],
        Groups = [.. Enumerable.Range(0, Groups).Select(i => new GroupPlan(Group(i), TopicsOf(i)) { Members = 3, Behind = i })],
        Traffic = new()
        {
            // Few at a time: each tick touches some of the partitions.
            Producers = [.. Enumerable.Range(0, Topics).Select(i => new ProducerFlow(Topic(i), 2) { Retention = TimeSpan.FromMinutes(30) })],
            Consumers = [.. Enumerable.Range(0, Groups).SelectMany(i => TopicsOf(i).Select(topic => new ConsumerFlow(Group(i), topic)))],
        },
    };

    private static ImmutableArray<string> TopicsOf(int group) => [.. Enumerable.Range(0, TopicsOfGroup).Select(i => Topic(((group * 2) + i) % Topics))];

    private static string Topic(int i) => string.Create(CultureInfo.InvariantCulture, $"topic-{i:000}");

    private static string Group(int i) => string.Create(CultureInfo.InvariantCulture, $"group-{i:000}");
}
