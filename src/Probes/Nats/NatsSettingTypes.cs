using Probes.Contract;

namespace Probes.Nats;

/// <summary>Types of keys that only NATS has.</summary>
internal static class NatsSettingTypes
{
    public static Setting<Uri> MonitorAddress(string key) => new(key, new Uri("http://127.0.0.1:8222"), TryParse, "an address", "http://127.0.0.1:8222, https://nats-0.nats:8222") { Expands = true };

    // Credentials have keys of their own: an address is shown in logs and labels.
    private static bool TryParse(string text, out Uri value) =>
        Uri.TryCreate(text, UriKind.Absolute, out value!) && value.Scheme is "http" or "https" && value.Host.Length > 0
        && value.UserInfo.Length == 0 && value.Query.Length == 0 && value.Fragment.Length == 0;
}
