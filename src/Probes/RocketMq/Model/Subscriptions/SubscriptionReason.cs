namespace Probes.RocketMq.Model.Subscriptions;

/// <summary>
/// Why the members of a group do not form one group. RocketMQ deals the queues of a topic to all members alike, as if each
/// of them wanted the same messages: where that is not so, messages are skipped or queues stand still.
/// </summary>
internal enum SubscriptionReason
{
    /// <summary>Members subscribe to different topics.</summary>
    TopicsDiffer,

    /// <summary>Members want different messages of one topic, by tags or SQL.</summary>
    TagsDiffer,

    /// <summary>Some push, some pull, or some POP.</summary>
    ConsumeTypesDiffer,

    /// <summary>Some share the messages, and some get all of them.</summary>
    MessageModelsDiffer,

    /// <summary>Members would begin at different ends of a queue without a commit.</summary>
    ConsumeFromWhereDiffers,

    /// <summary>A member is connected to some of the brokers only that it should consume from.</summary>
    ClientMissing,

    /// <summary>One client id is used by two clients: they take the same queues, and others get none.</summary>
    ClientIdTwice,
}
