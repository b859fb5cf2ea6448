namespace Simulator.RocketMq;

internal enum FaultKind
{
    None,

    /// <summary>Every reply comes late.</summary>
    Slow,

    /// <summary>Accepts and reads, never answers: a frozen process.</summary>
    Hang,

    /// <summary>Ends its sending side at the first request and reads on.</summary>
    HalfClose,

    /// <summary>Answers random bytes.</summary>
    Garbage,

    /// <summary>Sends half a frame, then closes.</summary>
    Truncate,

    /// <summary>Says a version ordinal that no release has.</summary>
    WrongVersion,

    /// <summary>Listens no more and has dropped its connections.</summary>
    Refuse,

    /// <summary>Answers an error code.</summary>
    Error,

    /// <summary>Announces a frame of 1 GiB and sends a few bytes of it.</summary>
    OversizeLength,
}
