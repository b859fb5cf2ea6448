using Probes.RocketMq.Collectors.Brokers;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.NameServers;

namespace Probes.RocketMq.Collectors.NameServers;

/// <summary>Hands over from a collection that ends to the lane: who answers, which topics there are, what may still be asked.</summary>
internal static class RouteLaneStart
{
    public static void Begin(Cluster cluster, IEnumerable<(NameServer NameServer, Answer<Registry> Answer)> asked, Survey? survey)
    {
        cluster.NameServerMemory.NoteBrokers(survey is null ? BrokerTopics.None : BrokersOf(cluster, survey));
        cluster.RouteLane.Begin(
            [.. asked.Where(entry => entry.Answer.Succeeded).Select(entry => entry.NameServer)],
            survey is null ? [] : [.. survey.Topics.Select(topic => topic.Name)],
            survey?.Answered.Sum(broker => broker.Allowance.Left));
    }

    // Only masters: slaves lose topics (5.3.3, SlaveSynchronize.syncTopicConfig).
    private static BrokerTopics BrokersOf(Cluster cluster, Survey survey)
    {
        var masters = survey.Answered.Where(broker => broker.Source.IsMaster).ToList();
        return new BrokerTopics(
            masters.Select(broker => SourceOf(broker, cluster.BrokerOf(broker.Source))), isComplete: masters.Count == cluster.View.AllGroups.Length);
    }

    private static BrokerTopicSource SourceOf(BrokerPositions positions, Broker broker) => new(
        positions.Group.Broker,
        () => positions.Topics.Select(topic => (topic.TopicName, new TopicShape(topic.ReadQueueNums, topic.WriteQueueNums, topic.Perm))),
        broker.Settings?.Permission)
    {
        PermissionAt = broker.SettingsAt,
    };
}
