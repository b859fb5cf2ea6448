namespace Probes.Kafka;

/// <summary>How the exporter tells brokers who it is.</summary>
internal enum SaslMechanism
{
    /// <summary>Not at all, or by its certificate.</summary>
    None,

    /// <summary>User and password as they are (RFC 4616).</summary>
    Plain,

    /// <summary>A proof that the password is known, which does not show it (RFC 7677).</summary>
    ScramSha256,

    /// <summary>The same with a longer hash.</summary>
    ScramSha512,

    /// <summary>A token that somebody else issued (RFC 7628).</summary>
    OAuthBearer,
}
