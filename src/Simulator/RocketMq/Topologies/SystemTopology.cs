using Simulator.RocketMq.Model;

namespace Simulator.RocketMq.Topologies;

/// <summary>What TopicConfigManager and SubscriptionGroupManager create on every broker by themselves.</summary>
internal static class SystemTopology
{
    public static IEnumerable<TopicConfig> Topics(Flavor flavor, string cluster, string broker)
    {
        yield return new("TBW102", 4, 4, TopicConfig.Inherited);
        yield return new("SELF_TEST_TOPIC", 1, 1);
        yield return new("BenchmarkTest", 1024, 1024);
        yield return new(cluster, 16, 16, TopicConfig.Inherited);
        yield return new(broker, 1, 1, TopicConfig.Inherited);
        yield return new("OFFSET_MOVED_EVENT", 1, 1);
        yield return new(TopicNames.Schedule, DelayedMessages.Levels, DelayedMessages.Levels);
        yield return new("RMQ_SYS_TRACE_TOPIC", 1, 1);
        yield return new(cluster + "_REPLY_TOPIC", 1, 1);
        yield return new(TopicNames.HalfMessages, 1, 1);
        if (flavor.IsV5)
        {
            yield return new(TopicNames.OpMessages, 1, 1);
            yield return new(TopicNames.ReviveLog(cluster), 8, 8);
            yield return new("rmq_sys_SYNC_BROKER_MEMBER_" + broker, 1, 1, Perm: 1);
            yield return new(TopicNames.WheelTimer, 1, 1);
        }
    }

    public static IEnumerable<GroupConfig> Groups(Flavor flavor)
    {
        yield return new("TOOLS_CONSUMER");
        yield return new("FILTERSRV_CONSUMER");
        yield return new("SELF_TEST_C_GROUP");
        yield return new("CID_ONS-HTTP-PROXY");
        yield return new("CID_ONSAPI_PULL");
        yield return new("CID_ONSAPI_PERMISSION");
        yield return new("CID_ONSAPI_OWNER");
        if (flavor.IsV5)
        {
            yield return new("CID_RMQ_SYS_TRANS");
        }
    }
}
