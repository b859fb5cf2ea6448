using Probes.Kafka.Model.Topics;
using Probes.Kafka.Protocol.Messages;

namespace Probes.Kafka.Collectors.Topics;

/// <summary>ListOffsets of every leader at once, each with its own failure.</summary>
internal static class LeaderQuestion
{
    /// <param name="system">The target.</param>
    /// <param name="plan">Whom to ask about what.</param>
    /// <param name="isolation">0: up to the high watermark; 1: up to the last stable offset.</param>
    /// <param name="timestamp">What is looked for in a partition.</param>
    /// <param name="take">Takes the answer for one partition; called for several leaders at once.</param>
    /// <param name="deadline">The end of the collection.</param>
    /// <returns>Which leaders did not answer.</returns>
    public static async Task<IReadOnlyList<(int Leader, Exception Failure)>> AskAsync(
        KafkaSystem system, LeaderPlan plan, sbyte isolation, Func<TopicView, int, long> timestamp,
        Action<TopicView, int, ListOffsetsResponse.Partition> take, CancellationToken deadline)
    {
        var answers = await Task.WhenAll(plan.Leaders.Select(async leader =>
        {
            var answer = await Peer.AskAsync(() => system.Peers.AskAsync(leader, plan.RequestTo(leader, isolation, timestamp), deadline));
            if (answer.Value is { } told)
                Take(plan.Of(leader), told, take);
            return (leader, answer.Failure);
        }));
        return [.. answers.Where(static answer => answer.Failure is not null).Select(static answer => (answer.leader, answer.Failure!))];
    }

    // Brokers answer in the order of the question, but do not promise it.
    private static void Take(IReadOnlyList<(TopicView Topic, List<int> Positions)> asked, ListOffsetsResponse told, Action<TopicView, int, ListOffsetsResponse.Partition> take)
    {
        Dictionary<string, TopicView>? byName = null;
        for (var i = 0; i < told.Topics.Length; i++)
        {
            var (name, partitions) = (told.Topics[i].Name, told.Topics[i].Partitions);
            var topic = i < asked.Count && asked[i].Topic.Name == name
                ? asked[i].Topic
                : (byName ??= asked.ToDictionary(static entry => entry.Topic.Name, static entry => entry.Topic, StringComparer.Ordinal)).GetValueOrDefault(name);
            foreach (var partition in partitions)
            {
                if (topic?.PositionOf(partition.Index) is { } position and >= 0)
                    take(topic, position, partition);
            }
        }
    }
}
