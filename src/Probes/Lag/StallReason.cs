namespace Probes.Lag;

/// <summary>Why a group that lags makes no progress.</summary>
public enum StallReason
{
    /// <summary>No client is connected.</summary>
    NoMembers,

    /// <summary>The broker was told not to serve the group.</summary>
    Paused,

    /// <summary>Clients are connected and the committed offsets do not move.</summary>
    NotConsuming,
}
