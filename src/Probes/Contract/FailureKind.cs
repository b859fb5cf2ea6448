namespace Probes.Contract;

/// <summary>Why a peer gave no answer that could be used: the bounded set of words that metrics and logs say.</summary>
public enum FailureKind
{
    /// <summary>No connection could be made, or it was lost: wrong address, closed port, no route, name unknown.</summary>
    Unreachable,

    /// <summary>The peer accepted and did not answer in time.</summary>
    Timeout,

    /// <summary>No TLS with the peer: a certificate was refused, on either side, or the peer does not speak it.</summary>
    Tls,

    /// <summary>The peer wants credentials, or refused those it was given.</summary>
    Auth,

    /// <summary>The peer knows the account and does not let it do this.</summary>
    Forbidden,

    /// <summary>The peer sent bytes that its protocol does not allow.</summary>
    Protocol,

    /// <summary>The peer is too old, or too new, for what was asked.</summary>
    Unsupported,

    /// <summary>The peer answered with an error of its own: busy, not ready, an exception inside it.</summary>
    Broker,

    /// <summary>A mistake of the exporter's.</summary>
    Internal,
}
