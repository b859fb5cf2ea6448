namespace Probes.Contract;

/// <summary>A question could not be answered, and it is known why. The message says what to look at.</summary>
public class ProbeException : Exception
{
    public ProbeException(FailureKind kind, string message) : base(message) => Kind = kind;

    public ProbeException(FailureKind kind, string message, Exception inner) : base(message, inner) => Kind = kind;

    public FailureKind Kind { get; }
}
