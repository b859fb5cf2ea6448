using System.Globalization;

namespace Probes.RocketMq.Model;

/// <summary>How long a message waits at each delay level: messageDelayLevel, "1s 5s 10s 30s 1m 2m … 2h" (org.apache.rocketmq.store.schedule.ScheduleMessageService).</summary>
internal sealed class DelayLevels
{
    private readonly TimeSpan[] _delays;

    private DelayLevels(TimeSpan[] delays) => _delays = delays;

    /// <param name="level">From 1 on.</param>
    /// <returns>Null: there is no such level.</returns>
    public TimeSpan? Of(int level) => level >= 1 && level <= _delays.Length ? _delays[level - 1] : null;

    /// <returns>Null: it cannot be read, and nothing is made up.</returns>
    public static DelayLevels? Read(string? text)
    {
        var delays = (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Delay).ToList();
        return delays.Count == 0 || delays.Contains(null) ? null : new DelayLevels([.. delays.Select(delay => delay!.Value)]);
    }

    private static TimeSpan? Delay(string text)
    {
        // Four digits: more would be years.
        if (text.Length > 5 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return null;
        return text[^1] switch
        {
            's' => TimeSpan.FromSeconds(count),
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' => TimeSpan.FromDays(count),
            _ => null,
        };
    }
}
