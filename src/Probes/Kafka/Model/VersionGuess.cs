namespace Probes.Kafka.Model;

/// <summary>
/// Which Kafka a broker is: it tells the versions of its requests, and nearly every release brought one. Releases that brought none to
/// clients cannot be told from the one before.
/// </summary>
internal static class VersionGuess
{
    // Request number, its newest version, and the first release with it; newest release first.
    private static readonly (short Key, short Version, string Release)[] _marks =
    [
        (0, 13, "4.1"),
        (3, 13, "4.0"),
        (69, 1, "4.0"),
        (10, 6, "3.9"),
        (16, 5, "3.8"),
        (0, 10, "3.7"),
        (69, 0, "3.7"),
        (1, 15, "3.5"),
        (35, 4, "3.3"),
        (35, 3, "3.2"),
        (3, 12, "3.1"),
        (2, 7, "3.0"),
        (60, 0, "2.8"),
        (3, 10, "2.8"),
        (50, 0, "2.7"),
        (16, 4, "2.6"),
        (9, 7, "2.5"),
        (47, 0, "2.4"),
        (44, 0, "2.3"),
        (43, 0, "2.2"),
        (3, 7, "2.1"),
        (3, 6, "2.0"),
        (42, 0, "1.1"),
        (37, 0, "1.0"),
        (35, 0, "1.0"),
    ];

    /// <param name="newest">The newest version of each request that the broker knows.</param>
    /// <returns>The release, as <c>3.7</c>; empty if it is older than any that is known.</returns>
    public static string Of(IReadOnlyDictionary<short, short> newest)
    {
        foreach (var (key, version, release) in _marks)
        {
            if (newest.TryGetValue(key, out var known) && known >= version)
                return release;
        }

        return "";
    }

    /// <summary>The lowest of several guesses: during an upgrade the cluster can do what its oldest broker can.</summary>
    public static string Lowest(IEnumerable<string> releases) =>
        releases.OrderByDescending(release => Array.FindIndex(_marks, mark => mark.Release == release) is var at && at < 0 ? int.MaxValue : at).FirstOrDefault() ?? "";
}
