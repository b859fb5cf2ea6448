using System.Globalization;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Settings;

/// <summary>The settings that are compared.</summary>
internal static class ComparedSettings
{
    /// <summary>What a topic without the attribute is taken for (TopicMessageType in apache/rocketmq); 4.x has no attributes.</summary>
    private const string DefaultMessageType = "NORMAL";

    public static IReadOnlyList<Setting<SubscriptionGroup>> OfGroup { get; } =
    [
        new("consume_enable", static group => Text(group.ConsumeEnable)),
        new("consume_broadcast_enable", static group => Text(group.ConsumeBroadcastEnable)),
        new("consume_from_min_enable", static group => Text(group.ConsumeFromMinEnable)),
        new("consume_message_orderly", static group => Text(group.ConsumeMessageOrderly)),
        new("retry_queues", static group => Text(group.RetryQueueNums)),
        new("retry_max_times", static group => Text(group.RetryMaxTimes)),
    ];

    public static IReadOnlyList<Setting<TopicConfig>> OfTopic { get; } =
    [
        new("perm", static topic => Text(topic.Perm)),
        new("read_queues", static topic => Text(topic.ReadQueueNums)),
        new("write_queues", static topic => Text(topic.WriteQueueNums)),
        new("order", static topic => Text(topic.Order)),
        new("message_type", static topic => topic.MessageType ?? DefaultMessageType),
    ];

    private static string Text(bool value) => value ? "true" : "false";

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
