using Probes.Contract;
using Probes.Transport;

namespace Probes.Kafka;

/// <summary>The section <c>sasl.oauth</c>: who issues tokens to the exporter (RFC 6749, section 4.4).</summary>
/// <param name="TokenUrl">The token endpoint: https, or http on this machine.</param>
/// <param name="ClientId">Whom the endpoint knows the exporter as.</param>
/// <param name="ClientSecret">Its password there.</param>
/// <param name="Scope">What the token is to be good for; empty: what the endpoint gives by itself.</param>
/// <param name="Tls">How https connections are secured; null for http.</param>
internal sealed record OAuthOptions(Uri TokenUrl, string ClientId, Secret ClientSecret, string Scope, TlsOptions? Tls)
{
    private static readonly Setting<Uri?> _tokenUrl = new(
        "token_url", null, TryParse, "an address", "https://login.example.com/oauth2/token") { Expands = true };

    /// <returns>Null: there is no such section, or it is wrong; the mistake is noted then.</returns>
    public static OAuthOptions? Read(ISettings settings)
    {
        var url = settings.Get(_tokenUrl);
        var id = settings.Get(SettingTypes.Text("client_id", example: "broker-exporter") with { Expands = true });
        var secret = SecretSettings.Read(settings, "client_secret");
        var scope = settings.Get(SettingTypes.Text("scope", example: "kafka"));
        var tls = TlsSettings.Read(settings.Section("tls"), isEnabled: url is { Scheme: "https" });
        if (url is null && id.Length == 0 && secret is null && scope.Length == 0)
            return null;
        if (url is null)
            settings.Reject("token_url", "is missing (expected e.g. https://login.example.com/oauth2/token)");
        else if (url.UserInfo.Length > 0)
            settings.Reject("token_url", "has credentials in it, which would be shown in logs (expected them in client_id and client_secret)");
        else if (url.Scheme != Uri.UriSchemeHttps && !url.IsLoopback)
            settings.Reject("token_url", "is http, which shows the secret to whoever listens (expected https, or http on this machine)");
        if (id.Length == 0)
            settings.Reject("client_id", "is missing (expected the name that the token endpoint knows the exporter by)");
        if (secret is null)
            settings.Reject("client_secret", "is missing (expected client_secret or client_secret_file beside client_id)");
        return url is null || id.Length == 0 || secret is null ? null : new OAuthOptions(url, id, secret, scope, tls);
    }

    // Of what has credentials in it only that is kept: whoever refuses it must not repeat it, however wrong the rest is.
    private static bool TryParse(string text, out Uri? value)
    {
        if (text.Contains('@', StringComparison.Ordinal))
            text = "https://credentials@refused";
        return Uri.TryCreate(text, UriKind.Absolute, out value) && value.Scheme is "http" or "https" && value!.Host.Length > 0 && value.Fragment.Length == 0;
    }
}
