using Probes.Lag;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Brokers;

/// <summary>Since when the messages of each delay level of one broker have been seen.</summary>
internal sealed class ScheduleMemory
{
    private readonly Dictionary<int, SeenOffsets> _levels = [];

    /// <summary>Notes what the broker says of a level.</summary>
    public SeenOffsets Observe(ScheduleLevel level, DateTimeOffset now)
    {
        if (!_levels.TryGetValue(level.Level, out var seen))
            _levels[level.Level] = seen = new SeenOffsets();
        seen.Observe(now.ToUnixTimeMilliseconds(), level.DeliveredOffset, level.MaxOffset);
        return seen;
    }
}
