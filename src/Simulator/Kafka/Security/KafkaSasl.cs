using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Simulator.Kafka.Security;

/// <summary>Who is let in.</summary>
internal sealed class KafkaSasl(params ImmutableArray<string> mechanisms)
{
    public const string Plain = "PLAIN";
    public const string Scram256 = "SCRAM-SHA-256";
    public const string Scram512 = "SCRAM-SHA-512";
    public const string OAuthBearer = "OAUTHBEARER";

    /// <summary>sasl.enabled.mechanisms.</summary>
    public ImmutableArray<string> Mechanisms { get; } = mechanisms.IsEmpty ? [Plain, Scram256, Scram512, OAuthBearer] : mechanisms;

    /// <summary>Passwords by name. May be changed while the cluster runs. Tokens need no account.</summary>
    public ConcurrentDictionary<string, string> Accounts { get; init; } = new(StringComparer.Ordinal);

    /// <summary>connections.max.reauth.ms (KIP-368): afterwards a client must log in again or is closed; null: never, but for tokens.</summary>
    public TimeSpan? SessionLifetime { get; init; }
}
