namespace Probes.RocketMq.Collectors.Canary;

/// <summary>How an attempt ended.</summary>
/// <param name="Failure">Null: the message came back.</param>
/// <param name="Roundtrip">From sending to having it back; zero for a failure.</param>
/// <param name="Message">What there is to know about a failure, for the log.</param>
internal sealed record CanaryOutcome(CanaryFailure? Failure, TimeSpan Roundtrip, string Message)
{
    public static CanaryOutcome Success(TimeSpan roundtrip) => new(null, roundtrip, "");

    public static CanaryOutcome Failed(CanaryFailure failure, string message) => new(failure, TimeSpan.Zero, message);
}
