using Probes.Contract;

namespace Probes.Kafka.Collectors;

/// <summary>What one broker said, or why it said nothing. One broker's silence is not another's failure.</summary>
internal sealed record Answer<T>(T? Value, Exception? Failure)
    where T : class
{
    public bool Succeeded => Failure is null;

    /// <summary>Whether the broker does not know the request.</summary>
    public bool IsUnsupported => Failure is not null && FailureKinds.Of(Failure) == FailureKind.Unsupported;

    /// <summary>Whether the broker cannot be spoken with at all, so that it need not be asked anything else now. What is no Kafka is no answer either.</summary>
    public bool IsSilence => Failure is not null
        && FailureKinds.Of(Failure) is FailureKind.Unreachable or FailureKind.Timeout or FailureKind.Tls or FailureKind.Auth or FailureKind.Protocol;
}
