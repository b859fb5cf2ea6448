using Probes.Kafka.Collectors.Topics;
using Probes.Kafka.Model.Groups;
using Probes.Kafka.Model.Topics;

namespace Probes.Kafka.Collectors.Groups;

/// <summary>Keeps when messages came of partitions that groups consume.</summary>
internal static class PairHistories
{
    /// <summary>Takes in where partitions end; from now on also of those that a group has committed on for the first time.</summary>
    public static void Observe(IEnumerable<PairLag> pairs, IReadOnlyDictionary<string, TopicMemory> memories, OffsetsReading offsets)
    {
        foreach (var pair in pairs)
        {
            for (var i = 0; i < pair.Committed.Length; i++)
            {
                if (pair.IsKnownAt(i))
                    memories[pair.Topic].HistoryOf(i);
            }
        }

        foreach (var (topic, memory) in memories)
            memory.ObserveHistories(offsets.Of(topic)!);
    }

    /// <summary>Messages that every group has consumed need no dates any more.</summary>
    public static void Forget(IEnumerable<PairLag> pairs, IReadOnlyDictionary<string, TopicMemory> memories)
    {
        foreach (var same in pairs.GroupBy(static pair => pair.Topic, StringComparer.Ordinal))
        {
            var histories = memories[same.Key].Histories;
            for (var i = 0; i < histories.Length; i++)
            {
                if (histories[i] is not { } history)
                    continue;
                var needed = long.MaxValue;
                foreach (var pair in same)
                {
                    // What is not known now may be needed later.
                    if (pair.Committed[i] >= 0)
                        needed = Math.Min(needed, pair.Committed[i]);
                    else if (pair.Committed[i] == Commit.Unknown)
                        needed = 0;
                }

                if (needed < long.MaxValue)
                    history.Forget(needed);
            }
        }
    }
}
