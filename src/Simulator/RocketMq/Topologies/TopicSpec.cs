namespace Simulator.RocketMq.Topologies;

/// <summary>A topic to simulate.</summary>
internal sealed record TopicSpec(string Name)
{
    /// <summary>Read and write queues on each broker.</summary>
    public int Queues { get; init; } = 4;

    /// <summary>Messages per second over the whole cluster.</summary>
    public double MessagesPerSecond { get; init; }

    public int MessageBytes { get; init; } = 512;

    /// <summary>Messages already there in each queue.</summary>
    public long HistoryPerQueue { get; init; }

    /// <summary>Messages kept in each queue; 0 keeps all.</summary>
    public long RetainedPerQueue { get; init; }

    /// <summary>Every message waits at this level (1 to 18) first; 0 for none.</summary>
    public int DelayLevel { get; init; }

    /// <summary>5.x: every message waits this long in the timer wheel first; 0 for none. A 4.9 broker delivers at once.</summary>
    public double TimerSeconds { get; init; }

    /// <summary>Messages are sent in transactions; null if not.</summary>
    public TransactionSpec? Transactions { get; init; }

    /// <summary>Named in the name servers' ORDER_TOPIC_CONFIG.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>5.x: the attribute message.type, as in FIFO.</summary>
    public string? MessageType { get; init; }

    public string? ProducerGroup { get; init; }

    public int Producers { get; init; } = 1;

    /// <summary>The only brokers that have the topic; null for all.</summary>
    public IReadOnlyList<string>? Brokers { get; init; }
}
