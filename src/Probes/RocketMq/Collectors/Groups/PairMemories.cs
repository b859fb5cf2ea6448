namespace Probes.RocketMq.Collectors.Groups;

/// <summary>The memories of all pairs.</summary>
internal sealed class PairMemories
{
    private readonly Dictionary<(string Cluster, string Group, string Topic), PairMemory> _pairs = [];

    public PairMemory Of(PairLag pair)
    {
        var key = (pair.Cluster, pair.Group, pair.Topic);
        if (!_pairs.TryGetValue(key, out var memory))
            _pairs[key] = memory = new PairMemory();
        return memory;
    }

    /// <summary>Takes in the commits of a collection, pair by pair.</summary>
    public void Note(IReadOnlyList<PairLag> pairs)
    {
        foreach (var pair in pairs.Where(pair => pair.HasCommit))
            Of(pair).Note(pair);
    }

    /// <summary>Forgets pairs that are gone.</summary>
    public void Keep(IReadOnlyList<PairLag> pairs)
    {
        var present = new HashSet<(string Cluster, string Group, string Topic)>(pairs.Count);
        foreach (var pair in pairs)
            present.Add((pair.Cluster, pair.Group, pair.Topic));
        foreach (var gone in _pairs.Keys.Where(key => !present.Contains(key)).ToList())
            _pairs.Remove(gone);
    }
}
