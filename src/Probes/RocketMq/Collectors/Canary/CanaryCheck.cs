using Probes.Contract;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Model;

namespace Probes.RocketMq.Collectors.Canary;

/// <summary>What speaks against sending a message to a broker, from what it said in this collection; asks nothing.</summary>
internal static class CanaryCheck
{
    /// <summary>org.apache.rocketmq.common.constant.PermName.</summary>
    private const int Readable = 4;
    private const int Writable = 2;

    /// <param name="group">The broker.</param>
    /// <param name="silence">Why its master did not answer; null if it did, or there is none.</param>
    /// <param name="positions">What it holds.</param>
    /// <param name="names">Names of clusters and brokers: each broker has topics of these names.</param>
    /// <param name="options">Which topic, and whether it may be created.</param>
    /// <returns>Null: nothing.</returns>
    public static CanaryOutcome? ObstacleOf(
        BrokerGroup group, Exception? silence, Answer<BrokerPositions> positions, IReadOnlySet<string> names, CanaryOptions options)
    {
        if (!group.HasMaster)
            return CanaryOutcome.Failed(CanaryFailure.NoMaster, "no name server knows a master of it");
        if (silence is not null)
            return CanaryOutcome.Failed(FailureKinds.Of(silence) == FailureKind.Protocol ? CanaryFailure.Protocol : CanaryFailure.BrokerDown, silence.Message);
        if (names.Contains(options.Topic))
            return CanaryOutcome.Failed(CanaryFailure.NotDedicated, $"a broker or cluster is called {options.Topic}");
        if (positions.Value is not { MayTrail: false } known)
            return Unchecked(positions.Failure);
        if (known.Commits.FirstOrDefault(entry => entry.Topic == options.Topic) is { } commit)
            return CanaryOutcome.Failed(CanaryFailure.NotDedicated, $"the group {commit.Group} consumes {options.Topic}");
        if (known.CanaryTopic is not { } topic)
            return options.CreateTopic ? null : CanaryOutcome.Failed(CanaryFailure.NoTopic, $"there is no topic {options.Topic}, and create_topic is off");
        if (known.StaticTopics.ContainsKey(options.Topic))
            return CanaryOutcome.Failed(CanaryFailure.NotChecked, $"{options.Topic} is a static topic: what is sent there has no offset of this broker");
        if ((topic.Perm & Writable) == 0 || topic.WriteQueueNums <= 0)
            return CanaryOutcome.Failed(CanaryFailure.NotWritable, $"the topic {options.Topic} may not be written (permission {topic.Perm}, {topic.WriteQueueNums} queues)");
        if ((topic.Perm & Readable) == 0 || topic.ReadQueueNums <= 0)
            return CanaryOutcome.Failed(CanaryFailure.NotReadable, $"the topic {options.Topic} may not be read (permission {topic.Perm}, {topic.ReadQueueNums} queues)");
        return null;
    }

    private static CanaryOutcome Unchecked(Exception? failure) => failure is ProbeException refusal
        ? CanaryOutcome.Failed(CanaryFailures.Of(refusal, CanaryStage.Checking), refusal.Message)
        : CanaryOutcome.Failed(CanaryFailure.NotChecked, "the master would not tell its topics and commits");
}
