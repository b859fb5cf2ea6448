namespace BrokerExporter.Configuration;

/// <summary>Finds the key that a user probably meant.</summary>
internal static class Suggestion
{
    /// <summary>The nearest candidate, if it is near enough to be meant; otherwise null.</summary>
    public static string? For(string word, IEnumerable<string> candidates)
    {
        var best = candidates
            .Select(candidate => (Candidate: candidate, Distance: Distance(Normal(word), Normal(candidate))))
            .OrderBy(entry => entry.Distance).ThenBy(entry => entry.Candidate, StringComparer.Ordinal)
            .FirstOrDefault();
        // A third of the letters wrong is a misspelling; more is another word.
        return best.Candidate is { } found && best.Distance <= Math.Max(1, Math.Min(word.Length, found.Length) / 3) ? found : null;
    }

    // nameServers, name-servers and NAME_SERVERS are all meant as name_servers.
    private static string Normal(string word) =>
        new([.. word.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    /// <summary>Letters to insert, delete, replace or swap with their neighbour (Damerau–Levenshtein, optimal alignment).</summary>
    public static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(replace, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[a.Length, b.Length];
    }
}
