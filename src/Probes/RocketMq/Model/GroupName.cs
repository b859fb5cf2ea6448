using System.Collections.Frozen;

namespace Probes.RocketMq.Model;

/// <summary>RocketMQ's own consumer groups (org.apache.rocketmq.common.MixAll.isSysConsumerGroup and the names beside it).</summary>
internal static class GroupName
{
    private static readonly FrozenSet<string> _system = FrozenSet.Create(
        StringComparer.Ordinal,
        "DEFAULT_CONSUMER", "TOOLS_CONSUMER", "SCHEDULE_CONSUMER", "FILTERSRV_CONSUMER", "__MONITOR_CONSUMER", "SELF_TEST_C_GROUP",
        "CID_ONS-HTTP-PROXY", "CID_ONSAPI_PERMISSION", "CID_ONSAPI_OWNER", "CID_ONSAPI_PULL");

    /// <param name="group">The group; a namespace before it makes it nobody else's.</param>
    public static bool IsSystem(string group)
    {
        var name = NamespacedName.Of(group).Name;
        return _system.Contains(name)
            || name.StartsWith("CID_RMQ_SYS_", StringComparison.Ordinal)
            || name.StartsWith("CID_SYS_RMQ_", StringComparison.Ordinal);
    }
}
