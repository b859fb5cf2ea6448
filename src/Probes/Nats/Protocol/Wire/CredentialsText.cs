namespace Probes.Nats.Protocol.Wire;

/// <summary>
/// A <c>.creds</c> file, as <c>nsc</c> writes it: a user's JWT and the seed of its key, each between a line of dashes that says
/// BEGIN and one that says END.
/// </summary>
/// <param name="Jwt">Says who the user is and what it may do; signed by its account. Not secret by itself, but not to be shown.</param>
/// <param name="Seed">Null: none, as beside a bearer token.</param>
internal sealed class CredentialsText(string Jwt, string? Seed)
{
    public string Jwt { get; } = Jwt;

    public string? Seed { get; } = Seed;

    /// <exception cref="FormatException">Which block is missing; nothing of the text is repeated.</exception>
    public static CredentialsText Read(string text)
    {
        var jwt = Block(text, "USER JWT") ?? throw new FormatException("has no block \"BEGIN NATS USER JWT\" (expected a .creds file, as nsc writes it)");
        return new CredentialsText(jwt, Block(text, "NKEY SEED"));
    }

    // Tools write five dashes or six, so that any line of at least three counts.
    private static string? Block(string text, string name)
    {
        string? value = null;
        var isInside = false;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var trimmed = line.Trim();
            if (trimmed.StartsWith("---", StringComparison.Ordinal))
            {
                if (isInside)
                    return value;
                isInside = trimmed.Contains("BEGIN", StringComparison.Ordinal) && trimmed.TrimEnd('-').TrimEnd().EndsWith(name, StringComparison.Ordinal);
            }
            else if (isInside && !trimmed.IsEmpty)
            {
                value = string.Concat(value, trimmed);
            }
        }

        return null;
    }
}
