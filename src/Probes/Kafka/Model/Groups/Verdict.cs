namespace Probes.Kafka.Model.Groups;

/// <summary>
/// What becomes of a group on a partition, as Burrow says it (github.com/linkedin/Burrow, consumer lag evaluation rules), from good to
/// bad.
/// </summary>
internal enum Verdict
{
    /// <summary>It keeps up, or it is too early to tell.</summary>
    Ok,

    /// <summary>It commits, and its lag has never fallen.</summary>
    Warn,

    /// <summary>Its offset went back and has not got to where it was.</summary>
    Rewind,

    /// <summary>Members are connected, there is lag, and its offset does not move.</summary>
    Stall,

    /// <summary>Nobody is connected, there is lag, and its offset does not move.</summary>
    Stop,
}
