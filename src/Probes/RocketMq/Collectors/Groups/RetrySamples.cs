using Probes.Lag;
using Probes.Metrics;
using Probes.RocketMq.Collectors.Brokers;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>
/// Writes what lies in the groups' retry and dead-letter topics. Apart from their lag: messages in a retry topic were
/// consumed once already and wait to be due again; those in a dead-letter topic nobody consumes.
/// </summary>
internal static class RetrySamples
{
    /// <summary>What lies in each group's topics.</summary>
    /// <param name="survey">What there is.</param>
    /// <param name="memory">What was counted, and what was missing.</param>
    /// <param name="told">Clusters all of whose brokers have told, with these: <see cref="FullyTold"/>.</param>
    public static Dictionary<(string Cluster, string Group), RetryTally> Measure(
        Survey survey, ConsumptionMemory memory, IReadOnlyDictionary<string, IReadOnlySet<string>> told)
    {
        var tallies = survey.Groups.ToDictionary(group => (group.Cluster, group.Name), _ => new RetryTally());
        foreach (var topic in survey.Topics)
        {
            if (topic.Kind == TopicKind.Retry)
                AddRetry(survey, topic, tallies, memory.PublishedOf(topic));
            else if (topic.Kind == TopicKind.Dlq && topic.Parts.Count > 0 && tallies.TryGetValue((topic.Cluster, TopicName.GroupOfDlq(topic.Name)), out var tally))
                (tally.DlqRetained, tally.DlqPublished) = (topic.Retained, memory.PublishedOf(topic));
        }

        BeginDeadLetters(survey, memory.Missing, tallies, told);
        return tallies;
    }

    public static void Add(SampleSink sink, Dictionary<(string Cluster, string Group), RetryTally> tallies)
    {
        foreach (var ((cluster, group), tally) in tallies)
        {
            Write(GroupMetrics.RetryLag, tally.RetryLag);
            foreach (var (topic, lag) in tally.PopRetryLags)
                sink.Add(GroupMetrics.PopRetryLag, lag, cluster, group, topic);
            Write(GroupMetrics.RetryPublished, tally.RetryPublished);
            Write(GroupMetrics.DlqRetained, tally.DlqRetained);
            Write(GroupMetrics.DlqPublished, tally.DlqPublished);

            void Write(Metric metric, long? value)
            {
                if (value is { } known)
                    sink.Add(metric, known, cluster, group);
            }
        }
    }

    // The first dead letters create the topic: without a 0 before, nobody could see the counter grow. Where a broker is silent from
    // the beginning it may have dead letters of old; one that falls silent later leaves the 0 as it is.
    private static void BeginDeadLetters(
        Survey survey, MissingTopics missing, Dictionary<(string Cluster, string Group), RetryTally> tallies, IReadOnlyDictionary<string, IReadOnlySet<string>> told)
    {
        var expected = new HashSet<(string Cluster, string Topic)>();
        foreach (var ((cluster, group), tally) in tallies)
        {
            var topic = TopicName.DlqPrefix + group;
            expected.Add((cluster, topic));
            if (survey.HasTopic(cluster, topic))
                continue;
            if (told.TryGetValue(cluster, out var brokers))
                missing.Note(cluster, topic, brokers);
            if (missing.Has(cluster, topic))
                tally.DlqPublished = 0;
        }

        missing.Keep(expected);
    }

    private static void AddRetry(Survey survey, TopicSurvey topic, Dictionary<(string Cluster, string Group), RetryTally> tallies, long published)
    {
        if (GroupOf(survey, topic, tallies) is not { } group)
            return;
        var tally = tallies[(topic.Cluster, group)];
        tally.RetryPublished = (tally.RetryPublished ?? 0) + published;
        if (topic.Parts.Count == 0)
            return;
        var lag = topic.Parts.Sum(part => part.Broker.CommitsOf(topic.Name, group).Sum(commit => LagOf(part.Queues, commit)));
        tally.RetryLag = (tally.RetryLag ?? 0) + lag;
        if (!TopicName.IsPopRetryOf(topic.Name, group))
            return;
        var source = TopicName.TopicOfPopRetry(topic.Name, group);
        tally.PopRetryLags[source] = tally.PopRetryLags.GetValueOrDefault(source) + lag;
    }

    private static long LagOf(QueueStats[] queues, QueueOffset commit)
    {
        foreach (var queue in queues)
        {
            if (queue.QueueId == commit.QueueId && commit.Offset >= 0)
                return PartitionLag.Of(commit.Offset, queue.MinOffset, queue.MaxOffset).Messages;
        }

        return 0;
    }

    // Where a retry topic of POP is cut in two only a commit tells for certain; before the first, the names of both halves.
    private static string? GroupOf(Survey survey, TopicSurvey topic, Dictionary<(string Cluster, string Group), RetryTally> tallies)
    {
        var name = topic.Name[TopicName.RetryPrefix.Length..];
        if (tallies.ContainsKey((topic.Cluster, name)))
            return name;
        var groups = TopicName.GroupsOfRetry(topic.Name).Where(group => tallies.ContainsKey((topic.Cluster, group))).ToList();
        return groups.FirstOrDefault(group => topic.Parts.Any(part => part.Broker.CommitsOf(topic.Name, group).Length > 0))
            ?? groups.FirstOrDefault(group => survey.HasTopic(topic.Cluster, name[(group.Length + 1)..]));
    }
}
