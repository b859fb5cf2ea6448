namespace Probes.Kafka.Collectors.Canary;

/// <summary>Why a round trip did not come to its end, or did not begin. Each attempt ends in the histogram or in one of these.</summary>
internal enum CanaryFailure
{
    /// <summary>The broker does not answer, or the connection broke.</summary>
    BrokerDown,

    /// <summary>There is no topic, and it may not or could not be created.</summary>
    NoTopic,

    /// <summary>Nobody leads any partition of the topic.</summary>
    NoLeader,

    /// <summary>The topic holds messages that are not a canary's, and nothing was sent.</summary>
    NotDedicated,

    /// <summary>The broker would not tell what the topic holds, and nothing was sent.</summary>
    NotChecked,

    /// <summary>The account is wrong.</summary>
    Auth,

    /// <summary>The account lacks a right.</summary>
    Forbidden,

    /// <summary>The broker refused the message.</summary>
    SendRefused,

    /// <summary>The broker did not say in time that it has the message.</summary>
    SendTimeout,

    /// <summary>Fewer copies are in sync than min.insync.replicas: nothing was stored.</summary>
    NotEnoughReplicas,

    /// <summary>Stored, but fewer copies are in sync than min.insync.replicas.</summary>
    NotEnoughReplicasAfterAppend,

    /// <summary>The broker refused to give the message back.</summary>
    ReadRefused,

    /// <summary>The broker did not answer when it was asked for the message.</summary>
    ReadTimeout,

    /// <summary>Stored, but not there, or another message in its place.</summary>
    ReadMissing,

    /// <summary>Bytes that the protocol does not allow, or that cannot be read here.</summary>
    Protocol,

    /// <summary>A mistake of the exporter's.</summary>
    Internal,
}
