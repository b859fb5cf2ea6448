using System.Collections.Frozen;

namespace Probes.Nats.Model.Servers;

/// <summary>Why a server closed a connection (ClosedState in nats-server's server/client.go), as a word for a label.</summary>
internal static class ClosedReason
{
    public const string SlowPending = "slow_consumer_pending_bytes";
    public const string SlowWrite = "slow_consumer_write_deadline";

    private static readonly FrozenDictionary<string, string> _words = new[]
    {
        "Client Closed", "Authentication Timeout", "Authentication Failure", "TLS Handshake Failure", "Slow Consumer (Pending Bytes)",
        "Slow Consumer (Write Deadline)", "Write Error", "Read Error", "Parse Error", "Stale Connection", "Protocol Violation",
        "Bad Client Protocol Version", "Incorrect Port", "Maximum Connections Exceeded", "Maximum Account Connections Exceeded",
        "Maximum Message Payload Exceeded", "Maximum Control Line Exceeded", "Maximum Subscriptions Exceeded", "Duplicate Route",
        "Route Removed", "Server Shutdown", "Authentication Expired", "Wrong Gateway", "Missing Account", "Credentials Revoked",
        "Internal Client", "Message Header Violation", "No Responders Requires Headers", "Cluster Name Conflict",
        "Duplicate Remote LeafNode Connection", "Duplicate Client ID", "Duplicate Server Name", "Minimum Version Required",
        "Cluster Names Identical", "Kicked", "Proxy Not Trusted", "Proxy Required",
    }.ToFrozenDictionary(reason => reason, Word, StringComparer.Ordinal);

    public static string Of(string? reason) => _words.GetValueOrDefault(reason ?? "", "other");

    /// <summary>Whether it was closed because it did not take what it was sent.</summary>
    public static bool IsSlow(string word) => word is SlowPending or SlowWrite;

    private static string Word(string reason) =>
        string.Join('_', reason.Split([' ', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Select(word => string.Concat(word.Select(char.ToLowerInvariant))));
}
