using Probes.Metrics;

namespace Probes.Kafka.Collectors.Canary;

/// <summary>Counts how attempts ended. Thread-safe: brokers are tried side by side, and scrapes read meanwhile.</summary>
internal sealed class CanaryTally(Metric roundtrip)
{
    private readonly long[] _failures = new long[CanaryFailures.All.Length];

    public Histogram Roundtrips { get; } = new(roundtrip);

    public long FailuresOf(CanaryFailure failure) => Interlocked.Read(ref _failures[(int)failure]);

    public void Note(CanaryOutcome outcome)
    {
        if (outcome.Failure is { } failure)
            Interlocked.Increment(ref _failures[(int)failure]);
        else
            Roundtrips.Observe(outcome.Roundtrip.TotalSeconds);
    }
}
