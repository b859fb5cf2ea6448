namespace Probes.RocketMq.Model;

/// <summary>
/// The order in which offenders are named, where only some are: by name, but what a group's retry and dead-letter topics
/// would say ("%RETRY%", "%DLQ%") comes last. It is the topics with other names that an operator knows.
/// </summary>
internal sealed class OffenderOrder : IComparer<string>
{
    public static OffenderOrder Instance { get; } = new();

    public int Compare(string? x, string? y) =>
        IsSide(x).CompareTo(IsSide(y)) is var side and not 0 ? side : string.CompareOrdinal(x, y);

    private static bool IsSide(string? name) => name is ['%', ..];
}
