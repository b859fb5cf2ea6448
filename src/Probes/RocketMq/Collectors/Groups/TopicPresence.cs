using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Model;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>Tells whether a topic exists on any broker of a cluster, where that can be told.</summary>
internal sealed class TopicPresence
{
    private readonly Survey _survey;
    private readonly ClusterView _view;
    private readonly RocketMqOptions _options;
    private readonly HashSet<string> _whole;

    public TopicPresence(Survey survey, ClusterView view, RocketMqOptions options)
    {
        (_survey, _view, _options) = (survey, view, options);
        // A slave is no witness: those of 5.3 lose topics that have a message type (SlaveSynchronize in apache/rocketmq).
        var answered = survey.Answered.Where(broker => !broker.MayTrail).Select(broker => (broker.Group.Cluster, broker.Group.Broker)).ToHashSet();
        _whole = view.AllGroups.GroupBy(group => group.Cluster)
            .Where(cluster => cluster.All(group => answered.Contains((group.Cluster, group.Broker))))
            .Select(cluster => cluster.Key).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whether every master of the cluster has told its topics.</summary>
    public bool IsKnown(string cluster) => _whole.Contains(cluster);

    /// <summary>Whether a topic is known to be on no broker. One that filters leave out is not known.</summary>
    public bool IsMissing(string cluster, string topic) =>
        IsKnown(cluster) && !_survey.HasTopic(cluster, topic) && _options.Topics.Admits(topic)
        && TopicName.KindOf(topic, _view.Names) == TopicKind.User;
}
