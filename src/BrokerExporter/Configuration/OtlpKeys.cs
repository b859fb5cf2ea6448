using Probes.Contract;

namespace BrokerExporter.Configuration;

/// <summary>The keys of the section <c>otlp</c>. What is null was not given.</summary>
internal static class OtlpKeys
{
    public static readonly Setting<bool> Enabled = SettingTypes.Flag("enabled", new OtlpConfig().Enabled);

    public static readonly Setting<Uri?> Endpoint = new(
        "endpoint", null, TryReadUrl, "an address of the web without a password", "http://localhost:4318") { Expands = true };

    public static readonly Setting<TimeSpan?> Interval = Duration("interval", "1m");

    public static readonly Setting<TimeSpan?> Timeout = Duration("timeout", "10s");

    public static readonly Setting<OtlpCompression?> Compression = SettingTypes.Choice<OtlpCompression?>(
        "compression", null, ("none", OtlpCompression.None), ("gzip", OtlpCompression.Gzip));

    public static readonly Setting<Secret?> Headers = SettingTypes.Secret("headers") with
    {
        Read = static (string text, out Secret? value) =>
        {
            // What would end the header's line begins another one.
            var right = text.Length > 0 && !text.Any(char.IsControl) && text.All(char.IsAscii);
            value = right ? Secret.Of(text) : null;
            return right;
        },
    };

    /// <summary>Without a password: an address is shown in logs.</summary>
    public static bool TryReadUrl(string text, out Uri? url) =>
        Uri.TryCreate(text, UriKind.Absolute, out url) && url.Scheme is "http" or "https" && url is { UserInfo: "", Fragment: "" };

    private static Setting<TimeSpan?> Duration(string key, string example) => new(
        key, null, static (string text, out TimeSpan? value) =>
        {
            var right = DurationText.TryParse(text, out var read) && read >= TimeSpan.FromMilliseconds(1) && read <= TimeSpan.FromHours(1);
            value = right ? read : null;
            return right;
        }, "a duration of up to 1h", example);
}
