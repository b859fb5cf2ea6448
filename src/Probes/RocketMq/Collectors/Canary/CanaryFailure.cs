namespace Probes.RocketMq.Collectors.Canary;

/// <summary>Why a round trip did not come to its end, or did not begin. Each attempt ends in the histogram or in one of these.</summary>
internal enum CanaryFailure
{
    /// <summary>The broker has no master registered that could take a message.</summary>
    NoMaster,

    /// <summary>The master does not answer at all.</summary>
    BrokerDown,

    /// <summary>The master does not have the topic, and it may not or could not be created.</summary>
    NoTopic,

    /// <summary>The topic is in somebody else's use, and nothing was sent.</summary>
    NotDedicated,

    /// <summary>The topic may not be written there.</summary>
    NotWritable,

    /// <summary>The topic may not be read there.</summary>
    NotReadable,

    /// <summary>The master would not tell whether the topic is the canary's alone, and nothing was sent.</summary>
    NotChecked,

    /// <summary>The account is missing or wrong.</summary>
    Auth,

    /// <summary>The account may not do this.</summary>
    Forbidden,

    /// <summary>The master refused the message: busy, disk full, not in service.</summary>
    SendRefused,

    /// <summary>The master took the message and did not answer in time.</summary>
    SendTimeout,

    /// <summary>Stored, but not on disk in time, although the broker is to flush each message.</summary>
    FlushDiskTimeout,

    /// <summary>Stored, but no slave is near enough to have it, although the broker is to replicate each message.</summary>
    SlaveNotAvailable,

    /// <summary>Stored, but not on a slave in time, although the broker is to replicate each message.</summary>
    FlushSlaveTimeout,

    /// <summary>The master refused to give the message back.</summary>
    ReadRefused,

    /// <summary>The master did not answer in time when it was asked for the message.</summary>
    ReadTimeout,

    /// <summary>The message was stored, but is not where it was said to be, or not in time.</summary>
    ReadMissing,

    /// <summary>The master sent bytes that its protocol does not allow.</summary>
    Protocol,

    /// <summary>A mistake of the exporter's.</summary>
    Internal,
}
