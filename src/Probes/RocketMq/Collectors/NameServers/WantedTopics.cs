using Probes.RocketMq.Model;

namespace Probes.RocketMq.Collectors.NameServers;

/// <summary>
/// Which topics of a name server are of interest: those that the filters admit. A group's retry and dead-letter topics come
/// with the group, not with the filter for topics.
/// </summary>
internal sealed class WantedTopics(RocketMqOptions options, IReadOnlySet<string> names)
{
    public bool IsUserTopic(string topic) => TopicName.KindOf(topic, names) == TopicKind.User;

    public bool Includes(string topic) => TopicName.KindOf(topic, names) switch
    {
        TopicKind.System => options.SystemTopics && options.Topics.Admits(topic),
        TopicKind.Retry => TopicName.GroupsOfRetry(topic).Any(IsWantedGroup),
        TopicKind.Dlq => IsWantedGroup(TopicName.GroupOfDlq(topic)),
        _ => options.Topics.Admits(topic),
    };

    private bool IsWantedGroup(string group) => (options.SystemTopics || !GroupName.IsSystem(group)) && options.Groups.Admits(group);
}
