namespace Simulator.RocketMq.Topologies;

/// <summary>How a consumer group behaves.</summary>
internal enum GroupKind
{
    KeepsUp,

    /// <summary>Reads seven of ten messages.</summary>
    LagsSteadily,

    /// <summary>Falls behind for a while, then catches up, over and over.</summary>
    LagsInWaves,

    /// <summary>Has committed offsets and a backlog, but nobody is connected.</summary>
    Offline,

    /// <summary>Configured only.</summary>
    NeverCommitted,

    /// <summary>Every client reads all; offsets stay with the clients, but for 5.x' broadcast rows.</summary>
    Broadcasting,

    /// <summary>Some messages fail, are retried, and some of these end as dead letters.</summary>
    Retrying,

    /// <summary>Every message fails, is retried, and fails again.</summary>
    RetryLoop,

    /// <summary>Connected, but consumeEnable is false.</summary>
    Paused,

    /// <summary>Keeps up, in the order of each queue.</summary>
    Orderly,

    /// <summary>A lite pull consumer that keeps up.</summary>
    Pull,

    /// <summary>5.x: POP with a retry topic per topic. On 4.9 an ordinary group.</summary>
    Pop,
}
