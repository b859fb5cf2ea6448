namespace Probes.RocketMq.Model;

/// <summary>The order in which things are exposed: by cluster, then by name, as bytes and not as some language sorts.</summary>
internal sealed class PairOrder : IComparer<(string, string)>
{
    public static PairOrder Instance { get; } = new();

    public int Compare((string, string) x, (string, string) y) =>
        string.CompareOrdinal(x.Item1, y.Item1) is var first and not 0 ? first : string.CompareOrdinal(x.Item2, y.Item2);
}
