namespace Simulator.Kafka;

internal enum KafkaFaultKind
{
    None,

    /// <summary>Accepts and reads, never answers: a frozen process. What was asked behind it on that connection is not answered either.</summary>
    Silent,

    /// <summary>Every answer comes late.</summary>
    Slow,

    /// <summary>Closes the connection instead of answering.</summary>
    Close,

    /// <summary>Answers bytes that are no response, in a frame of its own.</summary>
    Garbage,

    /// <summary>Announces a frame of 2 GiB and sends a few bytes of it.</summary>
    Oversize,

    /// <summary>Sends half of the answer, then closes.</summary>
    Truncate,

    /// <summary>Answers a request that nobody made.</summary>
    WrongCorrelation,

    /// <summary>Answers an error code.</summary>
    Error,
}
