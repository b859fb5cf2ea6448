using Probes.RocketMq.Metrics;

namespace Probes.RocketMq.Collectors.Canary;

/// <summary>What is remembered of the canary at one broker name. Written by one attempt at a time.</summary>
internal sealed class CanaryBroker(string cluster, string name)
{
    private long _lastRoundtrip;

    public string Cluster => cluster;

    public string Name => name;

    public CanaryTally Tally { get; } = new(CanaryMetrics.Roundtrip);

    /// <summary>How the last attempt ended; null before the first.</summary>
    public CanaryOutcome? Last { get; private set; }

    /// <summary>Whether what the topic holds there was seen to be the canary's.</summary>
    public bool IsProven { get; set; }

    /// <summary>Unix milliseconds; null before the first that came to its end.</summary>
    public long? LastRoundtrip => Interlocked.Read(ref _lastRoundtrip) is var at and > 0 ? at : null;

    public void Note(CanaryOutcome outcome, DateTimeOffset now)
    {
        Tally.Note(outcome);
        Last = outcome;
        if (outcome.Failure is null)
            Interlocked.Exchange(ref _lastRoundtrip, now.ToUnixTimeMilliseconds());
    }
}
