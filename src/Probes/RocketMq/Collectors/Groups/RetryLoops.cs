using Probes.Lag;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>Which groups only move their messages round: from the topic to the retry topic and back.</summary>
internal sealed class RetryLoops
{
    private readonly Dictionary<(string Cluster, string Group), LoopDetector> _detectors = [];
    private readonly HashSet<(string Cluster, string Group)> _found = [];

    public bool Has(PairLag pair) => _found.Contains((pair.Cluster, pair.Group));

    public void Observe(
        Dictionary<(string Cluster, string Group), RetryTally> retries, IReadOnlyList<PairLag> pairs, PairMemories memories, DateTimeOffset now)
    {
        _found.Clear();
        var consumed = pairs.Where(pair => pair.HasCommit).ToLookup(pair => (pair.Cluster, pair.Group), pair => memories.Of(pair).Consumed.Total);
        foreach (var (group, tally) in retries)
        {
            // Most groups never had a retry.
            if (tally.RetryPublished is not > 0)
                continue;
            if (!_detectors.TryGetValue(group, out var detector))
                _detectors[group] = detector = new LoopDetector();
            if (detector.Observe(new LoopDetector.Sample(
                now.ToUnixTimeMilliseconds(), consumed[group].Sum(), tally.RetryPublished.Value, tally.RetryLag ?? 0, tally.DlqPublished ?? 0)))
                _found.Add(group);
        }

        foreach (var gone in _detectors.Keys.Where(group => !retries.ContainsKey(group)).ToList())
            _detectors.Remove(gone);
    }
}
