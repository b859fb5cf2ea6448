using System.Collections.Concurrent;
using Probes.Kafka.Metrics;
using Probes.Metrics;

namespace Probes.Kafka.Collectors.Canary;

/// <summary>What is remembered of the canary at one broker. Written by one attempt at a time.</summary>
internal sealed class CanaryBroker(int id)
{
    private readonly ConcurrentDictionary<int, bool> _proven = new();
    private long _lastRoundtrip;

    public int Id => id;

    public CanaryTally Tally { get; } = new(CanaryMetrics.Roundtrip);

    /// <summary>How long the broker took to say that it has a message.</summary>
    public Histogram Acknowledgements { get; } = new(CanaryMetrics.Produce);

    /// <summary>How the last attempt ended; null before the first.</summary>
    public CanaryOutcome? Last { get; private set; }

    /// <summary>Unix milliseconds; null before the first that came to its end.</summary>
    public long? LastRoundtrip => Interlocked.Read(ref _lastRoundtrip) is var at and > 0 ? at : null;

    /// <summary>Partitions of the topic that it leads; null: not known yet.</summary>
    public int? Leads { get; set; }

    /// <summary>Whether what a partition holds was seen to be the canary's.</summary>
    public bool IsProven(int partition) => _proven.ContainsKey(partition);

    public void Prove(int partition) => _proven[partition] = true;

    public void Note(CanaryOutcome outcome, DateTimeOffset now)
    {
        Tally.Note(outcome);
        Last = outcome;
        if (outcome.Acknowledged is { } acknowledged)
            Acknowledgements.Observe(acknowledged.TotalSeconds);
        if (outcome.Failure is null)
            Interlocked.Exchange(ref _lastRoundtrip, now.ToUnixTimeMilliseconds());
        else if (outcome.Failure is CanaryFailure.NotDedicated or CanaryFailure.ReadMissing)
            _proven.Clear();
    }
}
