using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Transactions;

/// <summary>
/// Messages of transactions on one broker. They wait in a topic of their own; in rounds the broker passes those that are decided,
/// asks the producer about the others and puts them at the end again, and commits how far it came, as a consumer does
/// (TransactionalMessageServiceImpl.check in apache/rocketmq).
/// </summary>
/// <param name="Messages">Not passed yet: those that are undecided, and those decided since the last round.</param>
/// <param name="Decisions">Records of decisions that the rounds have not worked off.</param>
internal sealed record HalfMessages(long Messages, long Decisions)
{
    public const string Topic = "RMQ_SYS_TRANS_HALF_TOPIC";
    public const string DecisionTopic = "RMQ_SYS_TRANS_OP_HALF_TOPIC";

    private const string Group = "CID_RMQ_SYS_TRANS";

    /// <summary>Whether that is a round's place among half messages, and no consumer's: undecided ones are put at the end for ever.</summary>
    public static bool IsRound(string topic, string group) => group == Group && topic is Topic or DecisionTopic;

    /// <param name="broker">The broker, whose commits were read before.</param>
    /// <param name="half">What it holds of half messages.</param>
    /// <param name="decisions">What it holds of decisions; null: it has not made one.</param>
    public static HalfMessages Of(BrokerPositions broker, TopicStats half, TopicStats? decisions) =>
        new(Waiting(half, broker.CommitsOf(Topic, Group)), decisions is null ? 0 : Waiting(decisions, broker.CommitsOf(DecisionTopic, Group)));

    // Where it has not committed, the broker begins with the oldest message.
    private static long Waiting(TopicStats stats, QueueOffset[] commits) => stats.Queues.Sum(queue =>
    {
        var committed = commits.FirstOrDefault(commit => commit.QueueId == queue.QueueId, new QueueOffset(queue.QueueId, 0)).Offset;
        return Math.Max(0, queue.MaxOffset - Math.Max(committed, queue.MinOffset));
    });
}
