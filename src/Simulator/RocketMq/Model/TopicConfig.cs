namespace Simulator.RocketMq.Model;

/// <summary>A topic as one broker has it configured.</summary>
internal sealed record TopicConfig(string Name, int ReadQueues, int WriteQueues, int Perm = TopicConfig.ReadWrite)
{
    public const int Writable = 2;

    public const int ReadWrite = 6;

    /// <summary>Readable, writable and inherited: TBW102, and topics named as brokers and clusters.</summary>
    public const int Inherited = 7;

    /// <summary>5.x: NORMAL, FIFO, DELAY or TRANSACTION; null for a topic without the attribute.</summary>
    public string? MessageType { get; init; }

    /// <summary>The topic's queues that offsets exist for: 5.x answers the larger number, and so is it kept.</summary>
    public int Queues => Math.Max(ReadQueues, WriteQueues);
}
