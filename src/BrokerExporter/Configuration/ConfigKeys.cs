using Microsoft.Extensions.Logging;
using Probes.Contract;

namespace BrokerExporter.Configuration;

/// <summary>The exporter's own keys; a probe kind declares its own beside its options.</summary>
internal static class ConfigKeys
{
    // Longer would be a scrape that no Prometheus waits for, and timers end at 49 days.
    private static readonly TimeSpan _longest = TimeSpan.FromHours(1);

    public static readonly Setting<ListenAddress> ListenAddress = new(
        "listen_address", new WebConfig().ListenAddress, Configuration.ListenAddress.TryParse,
        "a listen address", ":9898, 127.0.0.1:9898, [::1]:9898");

    public static readonly Setting<string> TelemetryPath = new(
        "telemetry_path", new WebConfig().TelemetryPath, TryReadPath, "a path", "/metrics");

    public static readonly Setting<bool> EnableLifecycle = SettingTypes.Flag("enable_lifecycle", new WebConfig().EnableLifecycle);

    public static readonly Setting<TimeSpan> Watch = Bounded("watch", new ReloadConfig().Watch);

    // As node_exporter has it.
    public static readonly Setting<int> MaxRequests = SettingTypes.Count("max_requests", new WebConfig().MaxRequests, minimum: 0, maximum: 10_000);

    public static readonly Setting<string?> RoutePrefix = new(
        "route_prefix", null, static (string text, out string? value) => TryReadPath(text, out value), "a path", "/, /broker-exporter");

    public static readonly Setting<Uri?> ExternalUrl = new(
        "external_url", null, TryReadUrl, "an address of the web", "https://example.org/broker-exporter");

    public static readonly Setting<string> SecurityFile = SettingTypes.File("config_file") with { Example = "/etc/broker-exporter/web.yml" };

    public static readonly Setting<bool> OpenHealth = SettingTypes.Flag("open_health", new WebConfig().OpenHealth);

    public static readonly Setting<LogLevel> Level = SettingTypes.Choice(
        "level", new LogConfig().Level,
        ("debug", LogLevel.Debug), ("info", LogLevel.Information), ("warn", LogLevel.Warning), ("error", LogLevel.Error));

    public static readonly Setting<LogFormat> Format = SettingTypes.Choice(
        "format", new LogConfig().Format, ("logfmt", LogFormat.Logfmt), ("json", LogFormat.Json));

    public static readonly Setting<TimeSpan> Timeout = Positive("timeout", new CollectionConfig().Timeout);

    public static readonly Setting<TimeSpan> TimeoutOffset = Bounded("timeout_offset", new CollectionConfig().TimeoutOffset);

    public static readonly Setting<TimeSpan> MinimumAge = Bounded("min_age", new CollectionConfig().MinimumAge);

    public static readonly Setting<CollectionMode> Mode = SettingTypes.Choice(
        "mode", new CollectionConfig().Mode, ("scrape", CollectionMode.Scrape), ("interval", CollectionMode.Interval));

    public static readonly Setting<TimeSpan> Interval = new(
        "interval", new CollectionConfig().Interval, static (string text, out TimeSpan value) =>
            DurationText.TryParse(text, out value) && value >= TimeSpan.FromSeconds(1) && value <= _longest, "a duration from 1s to 1h", "15s, 1m");

    public static readonly Setting<TimeSpan> MaximumAge = Bounded("max_age", new CollectionConfig().MaximumAge);

    public static readonly Setting<int> SeriesLimit = SettingTypes.Count(
        "series_limit", new CollectionConfig().SeriesLimit, minimum: 1, maximum: 10_000_000);

    public static readonly Setting<string> Name = new(
        "name", "", static (string text, out string value) => IsName(value = text), "a name", "prod, eu-1; letters, digits, _ . -");

    public static readonly Setting<string?> Cluster = new(
        "cluster", null, static (string text, out string? value) => (value = text).Length > 0, "a text that is not empty", "prod");

    private static Setting<TimeSpan> Positive(string key, TimeSpan @default) => new(
        key, @default, static (string text, out TimeSpan value) =>
            DurationText.TryParse(text, out value) && value > TimeSpan.Zero && value <= _longest, "a duration of up to 1h", "10s, 1m30s");

    private static Setting<TimeSpan> Bounded(string key, TimeSpan @default) => new(
        key, @default, static (string text, out TimeSpan value) =>
            DurationText.TryParse(text, out value) && value <= _longest, "a duration of up to 1h", "0s, 500ms, 10s");

    private static bool IsName(string text) =>
        text.Length > 0 && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '.' or '-');

    private static bool TryReadPath(string text, out string value)
    {
        value = text;
        return text.StartsWith('/') && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '/' or '-' or '_' or '.' or '~');
    }

    // What begins a link cannot have a query.
    private static bool TryReadUrl(string text, out Uri? value) =>
        Uri.TryCreate(text, UriKind.Absolute, out value) && value.Scheme is "http" or "https"
        && value is { Query: "", Fragment: "", UserInfo: "" } && TryReadPath(value.AbsolutePath, out _);
}
