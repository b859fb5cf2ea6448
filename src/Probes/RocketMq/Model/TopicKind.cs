namespace Probes.RocketMq.Model;

/// <summary>What a topic is for.</summary>
internal enum TopicKind
{
    User,

    /// <summary>Messages that a group could not process and will get again; <c>%RETRY%group</c>.</summary>
    Retry,

    /// <summary>Messages that a group gave up; <c>%DLQ%group</c>.</summary>
    Dlq,

    /// <summary>RocketMQ's own.</summary>
    System,
}
