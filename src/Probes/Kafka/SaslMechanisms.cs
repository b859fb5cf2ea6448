namespace Probes.Kafka;

/// <summary>The mechanisms' names, which are the same in the protocol, in brokers' configurations and in ours.</summary>
internal static class SaslMechanisms
{
    public static IReadOnlyList<(string Word, SaslMechanism Value)> All { get; } =
    [
        ("PLAIN", SaslMechanism.Plain),
        ("SCRAM-SHA-256", SaslMechanism.ScramSha256),
        ("SCRAM-SHA-512", SaslMechanism.ScramSha512),
        ("OAUTHBEARER", SaslMechanism.OAuthBearer),
    ];

    public static string NameOf(SaslMechanism mechanism) => All.First(entry => entry.Value == mechanism).Word;
}
