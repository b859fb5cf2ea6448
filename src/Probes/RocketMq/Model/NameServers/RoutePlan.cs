namespace Probes.RocketMq.Model.NameServers;

/// <summary>Which topics' routes are asked next: those of which something seemed wrong, then the oldest.</summary>
internal static class RoutePlan
{
    /// <summary>So many doubtful topics are asked even if nothing else can be afforded: where something is wrong, it matters how soon it is known.</summary>
    public const int Doubtful = 10;

    /// <param name="wanted">Every topic of interest.</param>
    /// <param name="suspicious">Topics to look at again, so that a difference is confirmed, or its repair seen, soon.</param>
    /// <param name="rotation">When each was asked.</param>
    /// <param name="affordable">How many may be asked.</param>
    /// <param name="refresh">How old an answer may get before it is due.</param>
    /// <param name="now">The time.</param>
    public static IReadOnlyList<string> Next(
        IReadOnlySet<string> wanted, IReadOnlySet<string> suspicious, Rotation rotation, int affordable, TimeSpan refresh, DateTimeOffset now)
    {
        var due = rotation.Next(wanted, TimeSpan.Zero, wanted.Count, now);
        // A name server on which everything is wrong must not keep the rest from its turn.
        var first = due.Where(suspicious.Contains).Take(Math.Max((affordable + 1) / 2, Doubtful)).ToList();
        var others = rotation.Next(wanted, refresh, wanted.Count, now).Except(first, StringComparer.Ordinal).Take(Math.Max(0, affordable - first.Count));
        return [.. first, .. others];
    }
}
