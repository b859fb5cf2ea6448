using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Model;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>Tells whether a topic exists on any broker of a cluster, where that can be told.</summary>
internal sealed class TopicPresence
{
    private readonly Survey _survey;
    private readonly ClusterView _view;
    private readonly RocketMqOptions _options;
    private readonly Dictionary<string, IReadOnlySet<string>> _whole;

    public TopicPresence(Survey survey, ClusterView view, RocketMqOptions options)
    {
        (_survey, _view, _options) = (survey, view, options);
        _whole = FullyTold.Of(survey, view.AllGroups);
    }

    /// <summary>Whether every master of the cluster has told its topics.</summary>
    public bool IsKnown(string cluster) => _whole.ContainsKey(cluster);

    /// <summary>Whether a topic is known to be on no broker. One that filters leave out is not known.</summary>
    public bool IsMissing(string cluster, string topic) =>
        IsKnown(cluster) && !_survey.HasTopic(cluster, topic) && _options.Topics.Admits(topic)
        && TopicName.KindOf(topic, _view.Names) == TopicKind.User;
}
