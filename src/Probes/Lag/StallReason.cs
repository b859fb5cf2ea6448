namespace Probes.Lag;

/// <summary>Why a group makes no progress on a topic. A pair has one reason: the most specific that is known.</summary>
public enum StallReason
{
    /// <summary>The broker was told not to serve the group.</summary>
    Paused,

    /// <summary>No client is connected, or for as long as the group stands still none asks for messages.</summary>
    NoMembers,

    /// <summary>As many messages as may be are delivered and not acknowledged: clients hang, or forget to acknowledge.</summary>
    AckSaturated,

    /// <summary>Clients are connected, and none of them subscribes to the topic any more: what is left of it is nobody's.</summary>
    NotSubscribed,

    /// <summary>No client consumes a queue (partition) that has messages.</summary>
    QueueUnowned,

    /// <summary>Messages fail and come back as fast as new ones are consumed.</summary>
    RetryLoop,

    /// <summary>Clients are connected and no committed offset moves.</summary>
    NotConsuming,

    /// <summary>One queue (partition) stands still while others of the topic move.</summary>
    FrozenQueue,
}
