using Probes.Contract;

namespace BrokerExporter.Collection;

/// <summary>By what a target is collected now; another configuration may bring others.</summary>
/// <param name="Pages">What makes a snapshot of each page.</param>
/// <param name="Policy">When it is collected.</param>
internal sealed record CollectionRules(IReadOnlyDictionary<string, SnapshotBuilder> Pages, CollectionPolicy Policy)
{
    /// <summary>Whether a result lacks something that it might have with all the time that the policy gives.</summary>
    public bool IsCutShort(ProbeResult result, TimeSpan timeout) => timeout < Policy.Timeout
        && (!result.Up || result.Collectors.Any(collector => collector.Failure == FailureKind.Timeout));

    /// <summary>What of an earlier collection may be served; null: a new one is needed.</summary>
    public Snapshot? HeldOf(CollectedPages collected, PageRequest request, TimeProvider time)
    {
        if (collected.IsCutShort || collected.Of(request) is not { } snapshot)
            return null;
        var age = time.GetElapsedTime(collected.Started);
        if (Policy.Interval is null)
            return age < Policy.MinimumAge ? snapshot : null;
        // Polls go on: a target of which none has told anything for so long does not answer.
        return age <= Policy.MaximumAge ? snapshot : Pages[request.Page].Down(time.GetUtcNow());
    }
}
