namespace Probes.Nats.Model.Servers;

/// <summary>
/// Sorts what a server says of why it is not well (server.healthz in nats-server's server/monitor.go) into a few reasons:
/// its text names streams and errors.
/// </summary>
internal static class UnwellReason
{
    // In the order in which texts are told apart: "JetStream is not current with the meta leader" before any "current".
    private static readonly (string Part, string Reason)[] _parts =
    [
        ("meta leader", "meta_leader"),
        ("meta layer", "meta_leader"),
        ("JetStream not enabled", "jetstream_disabled"),
        ("JetStream is not enabled", "jetstream_disabled"),
        ("shutting down", "shutting_down"),
        ("lame duck", "shutting_down"),
        ("still recovering", "recovering"),
        ("not ready for connections", "not_ready"),
        ("consumer", "consumer"),
        ("stream", "stream"),
        ("account", "account"),
    ];

    /// <param name="error">The text; null or empty: it does not say.</param>
    public static string Of(string? error)
    {
        foreach (var (part, reason) in _parts)
        {
            if (error?.Contains(part, StringComparison.OrdinalIgnoreCase) == true)
                return reason;
        }

        return "other";
    }
}
