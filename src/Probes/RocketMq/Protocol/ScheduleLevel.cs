using System.Globalization;

namespace Probes.RocketMq.Protocol;

/// <summary>
/// A delay level (scheduleMessageOffset_N = "delivered,max", ScheduleMessageService in apache/rocketmq): MaxOffset −
/// DeliveredOffset messages wait. Only levels that had traffic are listed.
/// </summary>
internal readonly record struct ScheduleLevel(int Level, long DeliveredOffset, long MaxOffset)
{
    public const string KeyPrefix = "scheduleMessageOffset_";

    public static ScheduleLevel? Read(string key, string value)
    {
        var comma = value.IndexOf(',', StringComparison.Ordinal);
        if (!key.StartsWith(KeyPrefix, StringComparison.Ordinal) || comma < 0)
            return null;
        return int.TryParse(key.AsSpan(KeyPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var level) &&
            ReadOffset(value.AsSpan(0, comma)) is { } delivered && ReadOffset(value.AsSpan(comma + 1)) is { } max
            ? new ScheduleLevel(level, delivered, max)
            : null;
    }

    private static long? ReadOffset(ReadOnlySpan<char> text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var offset) ? offset : null;
}
