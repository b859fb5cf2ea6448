namespace Probes.Nats.Collectors.JetStream;

/// <summary>Units of the documents, in those of the metrics.</summary>
internal static class Units
{
    /// <param name="nanoseconds">As durations are told.</param>
    public static double Seconds(long nanoseconds) => nanoseconds / 1e9;

    /// <returns>Unix time in seconds; null for the year 1, with which servers say that there is no such time.</returns>
    public static double? UnixTime(DateTimeOffset? time) =>
        time is { } known && known > DateTimeOffset.UnixEpoch ? (known - DateTimeOffset.UnixEpoch).TotalMilliseconds / 1000 : null;
}
