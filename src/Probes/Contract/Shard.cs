namespace Probes.Contract;

/// <summary>One of several exporters that share the brokers of a cluster, each of them asking its own part.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Count">How many there are.</param>
public sealed record Shard(int Index, int Count)
{
    // FNV-1a, 64 bits.
    private const ulong Basis = 0xcbf29ce484222325;
    private const ulong Prime = 0x100000001b3;

    /// <summary>The only one: the whole cluster.</summary>
    public static Shard Whole { get; } = new(0, 1);

    public bool IsWhole => Count == 1;

    /// <summary>Whether it asks what belongs to no broker, such as name servers.</summary>
    public bool IsFirst => Index == 0;

    /// <summary>
    /// Whether this shard asks the broker of that name: rendezvous hashing, so that each has exactly one shard, without the
    /// shards knowing of each other, and one shard more takes over its share and moves nothing else. Every version of the
    /// exporter must answer the same.
    /// </summary>
    public bool Owns(string name)
    {
        var (best, owner) = (0UL, 0);
        for (var index = 0; index < Count; index++)
        {
            if (Weight(name, index) is var weight && (index == 0 || weight > best))
                (best, owner) = (weight, index);
        }

        return owner == Index;
    }

    private static ulong Weight(string name, int index)
    {
        var hash = Basis;
        foreach (var character in name)
            hash = (hash ^ character) * Prime;
        // The finalizer of SplitMix64: names that differ in their last letter only must not go together.
        hash ^= (ulong)(index + 1) * 0x9e3779b97f4a7c15;
        hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9;
        hash = (hash ^ (hash >> 27)) * 0x94d049bb133111eb;
        return hash ^ (hash >> 31);
    }
}
