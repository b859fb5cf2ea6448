namespace Probes.Lag;

/// <summary>What somebody said of one message of a partition.</summary>
/// <param name="Offset">The message.</param>
/// <param name="StoredAt">When it was stored, in Unix milliseconds.</param>
/// <param name="IsExact">Whether that is its own time; false: it is not newer than that.</param>
public readonly record struct KnownPoint(long Offset, long StoredAt, bool IsExact);
