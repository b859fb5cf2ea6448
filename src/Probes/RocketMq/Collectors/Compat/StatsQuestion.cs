using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Compat;

/// <summary>A statistic of a broker and what it is about: a topic, or <c>topic@group</c>.</summary>
internal readonly record struct StatsQuestion(string Name, string Key)
{
    public static StatsQuestion PutSize(string topic) => new(ViewBrokerStatsData.TopicPutSize, topic);

    public static StatsQuestion GetSize(string topic, string group) => new(ViewBrokerStatsData.GroupGetSize, $"{topic}@{group}");

    public static StatsQuestion SentBack(string topic, string group) => new(ViewBrokerStatsData.SendBackPutNums, $"{topic}@{group}");
}
