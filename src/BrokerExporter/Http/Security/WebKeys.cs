using System.Net.Security;
using System.Security.Authentication;
using BrokerExporter.Http.Bcrypt;
using Probes.Contract;

namespace BrokerExporter.Http.Security;

/// <summary>
/// The keys of the file, read as the exporter-toolkit of Prometheus reads them
/// (https://github.com/prometheus/exporter-toolkit/blob/master/docs/web-configuration.md).
/// </summary>
internal static class WebKeys
{
    public static readonly Setting<string> CertFile = SettingTypes.File("cert_file");
    public static readonly Setting<string> KeyFile = SettingTypes.File("key_file");
    public static readonly Setting<string> ClientCaFile = SettingTypes.File("client_ca_file");
    public static readonly Setting<string> Cert = SettingTypes.Text("cert");
    public static readonly Setting<string> Key = SettingTypes.Text("key") with { IsSecret = true };
    public static readonly Setting<string> ClientCa = SettingTypes.Text("client_ca");

    public static readonly Setting<ClientAuth?> ClientAuthType = SettingTypes.Choice<ClientAuth?>(
        "client_auth_type", null,
        [
            .. Enum.GetValues<ClientAuth>().Select(type => (type.ToString(), (ClientAuth?)type)),
            // An older name, which the toolkit keeps.
            ("RequireClientCert", ClientAuth.RequireAnyClientCert),
        ]);

    public static readonly Setting<string> AllowedNames = SettingTypes.Text("client_allowed_sans", example: "prometheus.example.org");
    public static readonly Setting<SslProtocols> MinVersion = Version("min_version", SslProtocols.Tls12);
    public static readonly Setting<SslProtocols> MaxVersion = Version("max_version", SslProtocols.Tls13);

    public static readonly Setting<TlsCipherSuite> CipherSuites = new(
        "cipher_suites", default, CipherNames.TryParse, "a cipher suite that Go takes for secure", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");

    public static readonly Setting<string> Curves = SettingTypes.Choice(
        "curve_preferences", "", ("CurveP256", "CurveP256"), ("CurveP384", "CurveP384"), ("CurveP521", "CurveP521"), ("X25519", "X25519"));

    public static readonly Setting<bool> PreferServerCipherSuites = Flag("prefer_server_cipher_suites");
    public static readonly Setting<bool> Http2 = Flag("http2");

    public static readonly Setting<string> Headers = new(
        "headers", "", static (string text, out string value) => (value = text).All(character => character is >= ' ' and <= '~'),
        "a header's value in one line of ASCII", "nosniff");

    public static readonly Setting<BcryptHash?> Users = new(
        "basic_auth_users", null, BcryptHash.TryParse, "a bcrypt hash", "what htpasswd -nBC 10 \"\" prints") { IsSecret = true };

    public static readonly Setting<TimeSpan> Interval = new("interval", TimeSpan.Zero, GoDuration.TryParse, "a duration", "1s, 250ms");
    public static readonly Setting<int> Burst = SettingTypes.Count("burst", 0);

    /// <summary>Keys for which an empty text says the same as their absence.</summary>
    public static readonly IReadOnlySet<string> Texts = new HashSet<string>(
        [CertFile.Key, KeyFile.Key, ClientCaFile.Key, Cert.Key, Key.Key, ClientCa.Key, ClientAuthType.Key], StringComparer.Ordinal);

    /// <summary>Keys that may stand without a value, which is to the toolkit as if they were absent.</summary>
    public static readonly IReadOnlySet<string> MayBeEmpty = new HashSet<string>(
    [
        "tls_server_config", "http_server_config", Users.Key, "rate_limit", .. Texts, AllowedNames.Key, MinVersion.Key, MaxVersion.Key,
        CipherSuites.Key, Curves.Key, PreferServerCipherSuites.Key, Http2.Key, Headers.Key, Interval.Key, Burst.Key,
    ], StringComparer.Ordinal);

    private static Setting<SslProtocols> Version(string key, SslProtocols @default) =>
        SettingTypes.Choice(key, @default, [.. TlsVersions.All]);

    // YAML 1.1, which the toolkit's reader speaks.
    private static Setting<bool> Flag(string key) => new(
        key, true, static (string text, out bool value) =>
        {
            value = text is "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" or "y" or "Y";
            return value || text is "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" or "n" or "N";
        }, "a flag", "true, false");
}
