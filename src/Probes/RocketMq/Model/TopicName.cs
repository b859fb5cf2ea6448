using System.Collections.Frozen;

namespace Probes.RocketMq.Model;

/// <summary>What can be told from a topic's name (org.apache.rocketmq.common.topic.TopicValidator, MixAll, KeyBuilder).</summary>
internal static class TopicName
{
    public const string RetryPrefix = "%RETRY%";
    public const string DlqPrefix = "%DLQ%";

    private const string ReplySuffix = "_REPLY_TOPIC";

    private static readonly FrozenSet<string> _system = FrozenSet.Create(
        StringComparer.Ordinal,
        "TBW102", "SCHEDULE_TOPIC_XXXX", "BenchmarkTest", "RMQ_SYS_TRANS_HALF_TOPIC", "RMQ_SYS_TRACE_TOPIC",
        "RMQ_SYS_TRANS_OP_HALF_TOPIC", "TRANS_CHECK_MAX_TIME_TOPIC", "SELF_TEST_TOPIC", "OFFSET_MOVED_EVENT", "CHECKPOINT_TOPIC");

    /// <param name="topic">The topic.</param>
    /// <param name="brokersAndClusters">Their names: each broker keeps a topic named like itself, and one like its cluster, for replies too.</param>
    public static TopicKind KindOf(string topic, IReadOnlySet<string> brokersAndClusters)
    {
        if (topic.StartsWith(RetryPrefix, StringComparison.Ordinal))
            return TopicKind.Retry;
        if (topic.StartsWith(DlqPrefix, StringComparison.Ordinal))
            return TopicKind.Dlq;
        return _system.Contains(NamespacedName.Of(topic).Name)
            || topic.StartsWith("rmq_sys_", StringComparison.OrdinalIgnoreCase)
            || (topic.EndsWith(ReplySuffix, StringComparison.Ordinal) && brokersAndClusters.Contains(topic[..^ReplySuffix.Length]))
            || IsLight(topic)
            || brokersAndClusters.Contains(topic)
                ? TopicKind.System
                : TopicKind.User;
    }

    /// <summary>Whether it is a light queue (MixAll.isLmq), of which there may be millions: no topic that anybody would look for.</summary>
    public static bool IsLight(string topic) => topic.StartsWith("%LMQ%", StringComparison.Ordinal);

    /// <summary>
    /// Whether a topic holds what a group of POP consumers (5.x) failed to process: it is named after group and topic, joined
    /// by '_' or, from enableRetryTopicV2 on, by '+' (KeyBuilder.buildPopRetryTopic).
    /// </summary>
    public static bool IsPopRetryOf(string topic, string group) =>
        topic.Length > RetryPrefix.Length + group.Length + 1
        && topic.StartsWith(RetryPrefix, StringComparison.Ordinal)
        && topic.AsSpan(RetryPrefix.Length).StartsWith(group, StringComparison.Ordinal)
        && topic[RetryPrefix.Length + group.Length] is ('_' or '+');

    /// <summary>The topic whose messages a group of POP consumers failed to process, of a topic of which <see cref="IsPopRetryOf"/> is true.</summary>
    public static string TopicOfPopRetry(string topic, string group) => topic[(RetryPrefix.Length + group.Length + 1)..];

    /// <summary>
    /// The groups that a retry topic may belong to, the longest first: what it is named after or, since POP (5.x) appends
    /// the topic, what stands before a joint. That is a '_', or a '+', which names cannot contain.
    /// </summary>
    public static IReadOnlyList<string> GroupsOfRetry(string topic)
    {
        var name = topic[RetryPrefix.Length..];
        if (name.LastIndexOf('+') is var plus and > 0)
            return [name[..plus]];

        List<string> groups = [name];
        for (var joint = name.LastIndexOf('_'); joint > 0; joint = name.LastIndexOf('_', joint - 1))
            groups.Add(name[..joint]);
        return groups;
    }

    /// <summary>The group that a dead-letter topic belongs to.</summary>
    public static string GroupOfDlq(string topic) => topic[DlqPrefix.Length..];
}
