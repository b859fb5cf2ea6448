using Probes.Kafka.Collectors.Topics;
using Probes.Kafka.Model.Groups;
using Probes.Kafka.Model.Topics;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;

namespace Probes.Kafka.Collectors.Groups;

/// <summary>
/// Finds out how old a backlog is that was there before the exporter. A broker can be asked where a time is, not when a message came: a
/// few times are looked for in every partition that a group lags on, and between the two nearest to the oldest message twice more. The
/// date that is drawn in proportion between two points is wrong by no more than the time between them, which for steady traffic is next
/// to nothing. A request per leader and time, once for each partition.
/// </summary>
internal static class LagSeeds
{
    /// <summary>Milliseconds until a partition may be asked about again for which nothing came of it: its messages have no times, or its leader was away.</summary>
    private const long Patience = 10 * 60_000;

    // Minutes before now that are looked for, besides the first message of all.
    private static readonly int[] _minutes = [7 * 24 * 60, 24 * 60, 6 * 60, 60, 15, 5, 1];

    private sealed record Wanted(TopicView Topic, TopicMemory Memory, int Position, long Next, long End, long ReadAt)
    {
        public TimePoints Points { get; } = new();
    }

    public static async Task AddAsync(
        KafkaSystem system, IEnumerable<PairLag> pairs, IReadOnlyDictionary<string, TopicMemory> memories, OffsetsReading offsets, CancellationToken deadline)
    {
        var now = system.Now;
        var wanted = WantedOf(pairs, memories, offsets, now);
        if (wanted.Count == 0)
            return;
        var plan = PlanOf(wanted.Values);
        await Task.WhenAll(_minutes.Select(minutes => now - (minutes * 60_000L)).Append(0L).Select(time => AskAsync(system, plan, wanted, (_, _) => time, deadline)));
        // What is newest, where brokers can tell; without it, that it is not newer than now.
        await AskNewestAsync(system, plan, wanted, deadline);
        foreach (var halve in (bool[])[false, true])
        {
            var next = NextTimes(wanted, now, halve);
            if (next.Count > 0)
                await AskAsync(system, PlanOf(next.Keys.Select(key => wanted[key])), wanted, (topic, position) => next[(topic.Name, position)], deadline);
        }

        foreach (var one in wanted.Values)
            one.Memory.HistoryOf(one.Position).Seed(one.Points.Chain(one.End, one.ReadAt));
    }

    private static SortedDictionary<(string, int), Wanted> WantedOf(
        IEnumerable<PairLag> pairs, IReadOnlyDictionary<string, TopicMemory> memories, OffsetsReading offsets, long now)
    {
        var wanted = new SortedDictionary<(string Topic, int Position), Wanted>(Comparer<(string Topic, int Position)>.Create(
            static (one, other) => string.CompareOrdinal(one.Topic, other.Topic) is var order && order != 0 ? order : one.Position.CompareTo(other.Position)));
        foreach (var pair in pairs)
        {
            var (memory, known) = (memories[pair.Topic], offsets.Of(pair.Topic)!);
            foreach (var partition in pair.Lagging)
            {
                if (pair.AgeOf(partition, memory.Histories) is not null)
                    continue;
                var key = (pair.Topic, partition.Position);
                if (wanted.TryGetValue(key, out var other))
                {
                    if (partition.Next < other.Next)
                        wanted[key] = other with { Next = partition.Next };
                }
                else if (memory.MayAsk(partition.Position, now, Patience))
                {
                    wanted[key] = new Wanted(known.Topic, memory, partition.Position, partition.Next, partition.End, known.ReadAt[partition.Position]);
                }
            }
        }

        return wanted;
    }

    private static LeaderPlan PlanOf(IEnumerable<Wanted> wanted)
    {
        var plan = new LeaderPlan();
        foreach (var one in wanted)
        {
            if (one.Topic.Partitions[one.Position].Leader is var leader and >= 0)
                plan.Add(leader, one.Topic, one.Position);
        }

        return plan;
    }

    private static async Task AskNewestAsync(KafkaSystem system, LeaderPlan plan, SortedDictionary<(string, int), Wanted> wanted, CancellationToken deadline)
    {
        var able = new LeaderPlan();
        foreach (var leader in plan.Leaders)
        {
            if (await LastMessagesCollector.CanAsync(system, leader, deadline) != true)
                continue;
            foreach (var (topic, positions) in plan.Of(leader))
                positions.ForEach(position => able.Add(leader, topic, position));
        }

        if (!able.IsEmpty)
            await AskAsync(system, able, wanted, static (_, _) => ListOffsetsRequest.MaxTimestamp, deadline);
    }

    // A leader that does not answer leaves its partitions without dates; what failed is told by what asks them all the time.
    private static async Task AskAsync(
        KafkaSystem system, LeaderPlan plan, SortedDictionary<(string, int), Wanted> wanted, Func<TopicView, int, long> time, CancellationToken deadline) =>
        await LeaderQuestion.AskAsync(system, plan, 0, time, (topic, position, told) =>
        {
            if (told.Error != ErrorCode.None)
                return;
            var one = wanted[(topic.Name, position)];
            // Several answers come at once.
            lock (one.Points)
                one.Points.Add(time(topic, position), told.Offset, told.Timestamp, one.End);
        }, deadline);

    private static Dictionary<(string, int), long> NextTimes(SortedDictionary<(string, int), Wanted> wanted, long now, bool halve)
    {
        var next = new Dictionary<(string, int), long>();
        foreach (var (key, one) in wanted)
        {
            if (TimePoints.Next(one.Points.Chain(one.End, one.ReadAt), one.Next, now, halve) is { } time)
                next[key] = time;
        }

        return next;
    }
}
