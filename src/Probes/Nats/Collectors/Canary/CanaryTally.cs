using System.Collections.Concurrent;
using Probes.Contract;
using Probes.Metrics;

namespace Probes.Nats.Collectors.Canary;

/// <summary>How attempts on one way ended since the exporter started. Thread-safe.</summary>
/// <param name="way">core or jetstream.</param>
/// <param name="attempt">One attempt; throws <see cref="ProbeException"/> if it fails.</param>
internal sealed class CanaryTally(string way, Func<CancellationToken, Task<TimeSpan>> attempt)
{
    private readonly ConcurrentDictionary<FailureKind, long> _failures = new();

    public string Way => way;

    public Func<CancellationToken, Task<TimeSpan>> Attempt => attempt;

    public Histogram Roundtrips { get; } = new(Metrics.CanaryMetrics.Roundtrip);

    /// <summary>The same for the vocabulary that all systems share.</summary>
    public Histogram SharedRoundtrips { get; } = new(MessagingMetrics.Roundtrip);

    /// <summary>Why the last one failed; empty if it did not.</summary>
    public string LastFailure { get; private set; } = "";

    public long FailuresOf(FailureKind kind) => _failures.GetValueOrDefault(kind);

    public void Note(TimeSpan took)
    {
        Roundtrips.Observe(took.TotalSeconds);
        SharedRoundtrips.Observe(took.TotalSeconds);
        LastFailure = "";
    }

    public void Note(ProbeException failure)
    {
        _failures.AddOrUpdate(failure.Kind, 1, static (_, count) => count + 1);
        LastFailure = failure.Message;
    }
}
