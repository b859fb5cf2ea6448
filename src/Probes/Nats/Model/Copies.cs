namespace Probes.Nats.Model;

/// <summary>
/// One copy of a stream or consumer: only its leader's is right, others are wrong and not merely late (a consumer with nothing pending was
/// told by followers to have tens of thousands). A server without a cluster names itself the leader.
/// </summary>
/// <param name="Server">The name of the server whose copy it is.</param>
/// <param name="Leader">Whom that server takes for the leader; empty: nobody.</param>
/// <param name="Sequence">How far it is: the largest tells most where nobody leads.</param>
/// <param name="Value">What it says.</param>
internal readonly record struct Copy<T>(string Server, string Leader, ulong Sequence, T Value)
{
    /// <summary>Whether it is the leader's own.</summary>
    public bool IsLeaders => Leader.Length > 0 && Leader == Server;
}

/// <summary>Chooses among the copies of one stream or consumer.</summary>
internal static class Copies
{
    /// <summary>The leader's; while two claim to lead, the one that is further; null if the leader did not tell.</summary>
    public static Copy<T>? LedOf<T>(IEnumerable<Copy<T>> copies) => Furthest(copies.Where(copy => copy.IsLeaders));

    /// <summary>Where not one of those who tell knows a leader: the copy that is furthest; else null.</summary>
    public static Copy<T>? LeaderlessOf<T>(IReadOnlyCollection<Copy<T>> copies) =>
        copies.Any(copy => copy.Leader.Length > 0) ? null : Furthest(copies);

    private static Copy<T>? Furthest<T>(IEnumerable<Copy<T>> copies)
    {
        Copy<T>? best = null;
        foreach (var copy in copies)
        {
            if (best is not { } known || copy.Sequence > known.Sequence)
                best = copy;
        }

        return best;
    }
}
