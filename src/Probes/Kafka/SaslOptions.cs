using Probes.Contract;

namespace Probes.Kafka;

/// <summary>The section <c>sasl</c>: the account that brokers know the exporter by.</summary>
internal sealed record SaslOptions
{
    public required SaslMechanism Mechanism { get; init; }

    /// <summary>With a password only.</summary>
    public string Username { get; init; } = "";

    public Secret? Password { get; init; }

    /// <summary>A file that somebody else keeps a valid token in; it is read again for each connection.</summary>
    public Secret? Token { get; init; }

    /// <summary>Who issues tokens; null: the file holds them.</summary>
    public OAuthOptions? OAuth { get; init; }

    /// <returns>Null: the exporter says nothing of who it is.</returns>
    public static SaslOptions? Read(ISettings settings)
    {
        var mechanism = settings.Get(SettingTypes.Choice("mechanism", SaslMechanism.None, [.. SaslMechanisms.All]));
        var user = settings.Get(SettingTypes.Text("username", example: "broker-exporter") with { Expands = true });
        var password = SecretSettings.Read(settings, "password");
        var file = settings.Get(SettingTypes.File("token_file"));
        var oauth = OAuthOptions.Read(settings.Section("oauth"));
        var (hasPassword, hasToken) = (user.Length > 0 || password is not null, file.Length > 0 || oauth is not null);
        if (file.Length > 0 && SecretReader.ProblemOf(file) is { } problem)
            settings.Reject("token_file", problem);
        switch (mechanism)
        {
            case SaslMechanism.None when hasPassword || hasToken:
                settings.Reject("mechanism", $"is missing (expected one of {string.Join(", ", SaslMechanisms.All.Select(entry => entry.Word))})");
                return null;
            case SaslMechanism.None:
                return null;
            case SaslMechanism.OAuthBearer:
                return OfToken(settings, hasPassword, file, oauth);
            default:
                return OfPassword(settings, mechanism, user, password, hasToken);
        }
    }

    private static SaslOptions? OfToken(ISettings settings, bool hasPassword, string file, OAuthOptions? oauth)
    {
        if (hasPassword)
            settings.Reject("mechanism", "is OAUTHBEARER, which takes no username and no password (expected token_file or oauth)");
        if (file.Length > 0 && oauth is not null)
            settings.Reject("token_file", "stands beside oauth (expected one of them)");
        if (file.Length == 0 && oauth is null)
            settings.Reject("token_file", "is missing (expected token_file or the section oauth)");
        return file.Length == 0 && oauth is null ? null : new SaslOptions
        {
            Mechanism = SaslMechanism.OAuthBearer,
            Token = file.Length > 0 ? Secret.InFile(file) : null,
            OAuth = oauth,
        };
    }

    private static SaslOptions? OfPassword(ISettings settings, SaslMechanism mechanism, string user, Secret? password, bool hasToken)
    {
        if (hasToken)
            settings.Reject("mechanism", $"is {SaslMechanisms.NameOf(mechanism)}, which takes no token (expected username and password)");
        if (user.Length == 0)
            settings.Reject("username", "is missing (expected the account's name)");
        if (user.Contains('\0', StringComparison.Ordinal))
            settings.Reject("username", "has a zero byte in it (expected a name)");
        if (password is null)
            settings.Reject("password", "is missing (expected password or password_file beside username)");
        return user.Length == 0 || password is null ? null : new SaslOptions { Mechanism = mechanism, Username = user, Password = password };
    }
}
