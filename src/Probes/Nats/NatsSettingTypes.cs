using Probes.Contract;

namespace Probes.Nats;

/// <summary>Types of keys that only NATS has.</summary>
internal static class NatsSettingTypes
{
    public static Setting<Uri> MonitorAddress(string key) => new(key, new Uri("http://127.0.0.1:8222"), TryParse, "an address", "http://127.0.0.1:8222, https://nats-0.nats:8222") { Expands = true };

    /// <summary>Where clients reach a server; null if absent.</summary>
    public static Setting<ServerUrl?> ServerUrl(string key) =>
        new(key, null, static (string text, out ServerUrl? value) =>
        {
            var isUrl = Nats.ServerUrl.TryParse(text, out var url);
            value = isUrl ? url : null;
            return isUrl;
        }, "the address of a server", "nats://10.0.0.1:4222, tls://nats-0.nats:4222") { Expands = true };

    // Of what has credentials in it only that is kept: whoever refuses it must not repeat it, however wrong the rest is.
    private static bool TryParse(string text, out Uri value)
    {
        if (text.Contains('@', StringComparison.Ordinal))
            text = "http://credentials@refused";
        return Uri.TryCreate(text, UriKind.Absolute, out value!) && value.Scheme is "http" or "https" && value.Host.Length > 0
            && value.Query.Length == 0 && value.Fragment.Length == 0;
    }
}
