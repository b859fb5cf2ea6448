using Probes.Contract;

namespace Probes.Nats;

/// <summary>How the exporter logs in to servers; one of these, or none where a client certificate says who it is.</summary>
internal sealed record NatsLogin
{
    public static NatsLogin None { get; } = new();

    public string? User { get; init; }

    /// <summary>The password of <see cref="User"/>.</summary>
    public Secret? Password { get; init; }

    public Secret? Token { get; init; }

    /// <summary>The private key of a user: <c>SU…</c>.</summary>
    public Secret? NkeySeed { get; init; }

    /// <summary>The file that <c>nsc</c> made, with a user's JWT and key.</summary>
    public string? CredentialsFile { get; init; }

    public static NatsLogin Read(ISettings settings)
    {
        var user = settings.Get(SettingTypes.Text("user", example: "broker-exporter"));
        var file = settings.Get(SettingTypes.File("creds_file"));
        var login = new NatsLogin
        {
            User = user.Length > 0 ? user : null,
            Password = SecretSettings.Read(settings, "password"),
            Token = SecretSettings.Read(settings, "token"),
            NkeySeed = SecretSettings.Read(settings, "nkey_seed"),
            CredentialsFile = file.Length > 0 ? file : null,
        };
        if (login.User is null != login.Password is null)
            settings.Reject(login.User is null ? "user" : "password", "is missing (expected both, user and password or password_file)");
        if (login.CredentialsFile is not null && SecretReader.ProblemOf(login.CredentialsFile) is { } problem)
            settings.Reject("creds_file", problem);
        string?[] given =
        [
            login.User is null && login.Password is null ? null : "user",
            login.Token is null ? null : "token",
            login.NkeySeed is null ? null : "nkey_seed",
            login.CredentialsFile is null ? null : "creds_file",
        ];
        var kinds = given.OfType<string>().ToList();
        if (kinds.Count > 1)
            settings.Reject(kinds[1], $"stands beside {kinds[0]} (expected one way to log in)");
        return login;
    }
}
