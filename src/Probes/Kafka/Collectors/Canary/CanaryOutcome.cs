namespace Probes.Kafka.Collectors.Canary;

/// <summary>How an attempt ended.</summary>
/// <param name="Failure">Null: the message came back.</param>
/// <param name="Message">What there is to know about a failure, for the log.</param>
internal sealed record CanaryOutcome(CanaryFailure? Failure, string Message = "")
{
    /// <summary>From sending until the broker said that it has the message; null: it did not.</summary>
    public TimeSpan? Acknowledged { get; init; }

    /// <summary>From sending until the message was back; zero for a failure.</summary>
    public TimeSpan Roundtrip { get; init; }
}
