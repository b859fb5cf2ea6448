using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Positions;

/// <summary>A broker's count of stored messages, as <see cref="TopicPolls"/> wants it.</summary>
internal static class StoredMessages
{
    // A delayed message is stored twice, the first time in the schedule topic, which is not among those that are asked.
    public static long? Of(RuntimeInfo? runtime) =>
        runtime?.PutMessagesTotal is { } total and > 0 ? total - runtime.ScheduleLevels.Sum(level => level.MaxOffset) : null;
}
