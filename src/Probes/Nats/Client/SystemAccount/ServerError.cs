using System.Globalization;
using Probes.Contract;

namespace Probes.Nats.Client.SystemAccount;

/// <summary>What a server means by <c>-ERR 'text'</c> (server/errors.go of nats-server), and what to do about it.</summary>
internal static class ServerError
{
    private const string PublishViolation = "Permissions Violation for Publish to \"";

    /// <summary>The subject that the exporter may not ask; null: the error says something else.</summary>
    public static string? ForbiddenSubject(string text)
    {
        if (!text.StartsWith(PublishViolation, StringComparison.OrdinalIgnoreCase))
            return null;
        var end = text.IndexOf('"', PublishViolation.Length);
        return end < 0 ? null : text[PublishViolation.Length..end];
    }

    public static ProbeException OfForbidden(string subject) => new(
        FailureKind.Forbidden, $"the user may not publish to {subject}: give it this permission");

    /// <summary>An error that came instead of a login, or before the end of a connection.</summary>
    public static ProbeException Of(string text, Credentials credentials, DateTimeOffset now)
    {
        if (Says(text, "authentication timeout"))
            return new(FailureKind.Timeout, $"the server got no login in time ({text}); it may be overloaded");
        if (Says(text, "authorization") || Says(text, "authentication") || Says(text, "revoked"))
            return new(FailureKind.Auth, $"the server refused the login {With(credentials)} ({text}): {Advice(credentials, text, now)}");
        if (Says(text, "TLS required"))
            return new(FailureKind.Tls, $"the server talks to nobody without TLS ({text}): set tls: {{enabled: true}}");
        if (Says(text, "violation for subscription"))
            return new(FailureKind.Forbidden, $"the user may not subscribe to its inbox ({text}): give it this permission, or set inbox_prefix to one that it has");
        if (Says(text, "port") && Says(text, "attempted"))
            return new(FailureKind.Protocol, $"this is not the port for clients ({text})");
        return new(FailureKind.Broker, $"the server says: {text}");
    }

    private static bool Says(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static string With(Credentials credentials) => credentials.Kind switch
    {
        CredentialsKind.Password => $"of user {credentials.User}",
        CredentialsKind.Token => "with a token",
        CredentialsKind.Nkey => $"of nkey {credentials.PublicKey}",
        CredentialsKind.Jwt => $"with the JWT of creds_file{(credentials.PublicKey is { } key ? $", user {key}" : "")}",
        _ => "without credentials",
    };

    private static string Advice(Credentials credentials, string text, DateTimeOffset now) => credentials.Kind switch
    {
        CredentialsKind.Password => "check user and password against the users of the system account",
        CredentialsKind.Token => "check token against the server's authorization.token",
        CredentialsKind.Nkey => "check that this public key is one of the server's users",
        CredentialsKind.Jwt when credentials.Expires is { } end && end <= now =>
            $"its JWT expired on {end.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)}, make a new one",
        CredentialsKind.Jwt when Says(text, "revoked") => "the user was revoked, make a new one",
        CredentialsKind.Jwt => "check that the server knows the account that issued it, and that the user was not revoked",
        _ => "set user and password, token, nkey_seed or creds_file, or a client certificate (tls.cert_file) that it knows",
    };
}
