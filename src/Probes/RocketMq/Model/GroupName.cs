using System.Collections.Frozen;

namespace Probes.RocketMq.Model;

/// <summary>RocketMQ's own consumer groups (org.apache.rocketmq.common.MixAll.isSysConsumerGroup and the names beside it).</summary>
internal static class GroupName
{
    private static readonly FrozenSet<string> _system = FrozenSet.Create(
        StringComparer.Ordinal,
        "DEFAULT_CONSUMER", "TOOLS_CONSUMER", "SCHEDULE_CONSUMER", "FILTERSRV_CONSUMER", "__MONITOR_CONSUMER", "SELF_TEST_C_GROUP",
        "CID_ONS-HTTP-PROXY", "CID_ONSAPI_PERMISSION", "CID_ONSAPI_OWNER", "CID_ONSAPI_PULL");

    public static bool IsSystem(string group) =>
        _system.Contains(group)
        || group.StartsWith("CID_RMQ_SYS_", StringComparison.Ordinal)
        || group.StartsWith("CID_SYS_RMQ_", StringComparison.Ordinal);
}
