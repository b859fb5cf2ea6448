namespace Probes.Nats.Collectors.Compat;

/// <summary>Numbers of the documents that do not always mean a number.</summary>
internal static class Numbers
{
    /// <summary>A limit: "unlimited" is written as 2^64-1, and as a number below zero, and is no limit.</summary>
    public static double? Limit(ulong value) => value <= long.MaxValue ? value : null;

    /// <inheritdoc cref="Limit(ulong)"/>
    public static double? Limit(long value) => value >= 0 ? value : null;

    /// <summary>Seconds between two times; the year 1 is "never".</summary>
    public static double? Seconds(DateTimeOffset? from, DateTimeOffset to) =>
        from is { } start && IsSet(start) ? Math.Max(0, (to - start).TotalSeconds) : null;

    /// <summary>Unix time in seconds.</summary>
    public static double? UnixSeconds(DateTimeOffset time) => IsSet(time) ? (time - DateTimeOffset.UnixEpoch).TotalSeconds : null;

    // Go writes a time that was never set as 0001-01-01T00:00:00Z.
    private static bool IsSet(DateTimeOffset time) => time.Year > 1;
}
