namespace Probes.Kafka;

/// <summary>What a peer says of an error, fit for a sentence of ours: one line, not long, and nothing that a terminal would obey.</summary>
internal static class BrokerWords
{
    private const int Longest = 300;

    public static string Of(string text)
    {
        var line = text.AsSpan().Trim();
        if (line.IndexOfAny('\r', '\n') is var end and >= 0)
            line = line[..end];
        var words = new string([.. line[..Math.Min(line.Length, Longest)].ToString().Where(static letter => !char.IsControl(letter))]);
        return (line.Length > Longest ? words + "…" : words).TrimEnd(' ', '.');
    }
}
