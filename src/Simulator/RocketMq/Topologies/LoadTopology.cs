using System.Globalization;

namespace Simulator.RocketMq.Topologies;

/// <summary>A large cluster: most topics idle, a share of them lively; one group for each (group, topic) pair unless told otherwise.</summary>
internal static class LoadTopology
{
    /// <summary>One in so many groups is not a plain one that keeps up.</summary>
    private static readonly (int Every, GroupKind Kind)[] Others =
    [
        (50, GroupKind.Offline), (40, GroupKind.Broadcasting), (30, GroupKind.LagsSteadily), (25, GroupKind.Retrying),
    ];

    public static Topology Create(LoadOptions options)
    {
        var random = new Random(options.Seed);
        var topics = new List<TopicSpec>(options.Topics);
        for (var i = 0; i < options.Topics; i++)
        {
            // Spread evenly, so that any share of topics with consumers has the same share of lively ones.
            var isLively = (int)((i + 1) * options.LivelyShare) > (int)(i * options.LivelyShare);
            topics.Add(new TopicSpec(Name("topic", i))
            {
                Queues = options.Queues,
                MessagesPerSecond = isLively ? random.Next(1, 21) : 0,
                HistoryPerQueue = random.Next(0, 5_000),
                ProducerGroup = isLively ? Name("producer", i % 100) : null,
            });
        }

        return new Topology(topics, [.. Groups(options)]);
    }

    private static IEnumerable<GroupSpec> Groups(LoadOptions options)
    {
        if (options.Topics == 0)
        {
            yield break;
        }

        var count = Math.Min(options.Groups ?? options.Pairs, options.Pairs);
        for (var i = 0; i < count; i++)
        {
            var kind = KindOf(i);
            var first = (int)((long)i * options.Pairs / count);
            var next = (int)((i + 1L) * options.Pairs / count);
            var topics = Enumerable.Range(first, Math.Min(next - first, options.Topics)).Select(pair => Name("topic", pair % options.Topics));
            yield return new GroupSpec(Name("group", i), kind, topics.ToArray())
            {
                BacklogShare = kind is GroupKind.Offline or GroupKind.LagsSteadily ? 0.3 : 0,
                FailingShare = 0.05,
            };
        }
    }

    private static GroupKind KindOf(int number)
    {
        foreach (var (every, kind) in Others)
        {
            if (number % every == every - 1)
            {
                return kind;
            }
        }

        return GroupKind.KeepsUp;
    }

    private static string Name(string prefix, int number) =>
        prefix + "-" + number.ToString("D5", CultureInfo.InvariantCulture);
}
