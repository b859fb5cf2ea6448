namespace Probes.RocketMq.Model.NameServers;

/// <summary>
/// Who is off when name servers say different things of one subject. Nobody is, where all say the same, right or wrong:
/// that is no difference between name servers.
/// </summary>
internal static class Dissent
{
    /// <summary>
    /// Nobody knows what is right: those that do not say what most say; all of them, if no answer is more frequent than the
    /// others, as with two name servers.
    /// </summary>
    public static IEnumerable<string> Among<T>(IReadOnlyList<(string NameServer, T Value)> said)
        where T : notnull
    {
        if (IsUnanimous(said))
            return [];
        var counts = said.CountBy(entry => entry.Value).OrderByDescending(entry => entry.Value).Take(2).ToList();
        return counts[0].Value > counts[1].Value ? Off(said, counts[0].Key) : said.Select(entry => entry.NameServer);
    }

    /// <summary>The broker itself says what is right: those that say something else.</summary>
    public static IEnumerable<string> Among<T>(IReadOnlyList<(string NameServer, T Value)> said, T right)
        where T : notnull => IsUnanimous(said) ? [] : Off(said, right);

    private static bool IsUnanimous<T>(IReadOnlyList<(string NameServer, T Value)> said) =>
        said.All(entry => EqualityComparer<T>.Default.Equals(entry.Value, said[0].Value));

    private static IEnumerable<string> Off<T>(IReadOnlyList<(string NameServer, T Value)> said, T right) =>
        said.Where(entry => !EqualityComparer<T>.Default.Equals(entry.Value, right)).Select(entry => entry.NameServer);
}
