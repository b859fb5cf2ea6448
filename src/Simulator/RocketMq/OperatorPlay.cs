namespace Simulator.RocketMq;

/// <summary>Plays what operators do to groups and topics, on one broker or all, and a consumer that does not get on with one queue.</summary>
internal sealed class OperatorPlay(ClusterModel model)
{
    /// <summary>Whether a group may consume, on one broker or all (null).</summary>
    public bool EnableConsuming(string group, string? broker, bool enable) => model.Change(broker, store =>
    {
        if (!store.Groups.TryGetValue(group, out var config))
        {
            return false;
        }

        store.AddGroup(config with { ConsumeEnable = enable });
        return true;
    });

    /// <summary>As updateTopicPerm does on one broker: 4 read, 2 write, 6 both.</summary>
    public bool SetPermission(string topic, string broker, int perm) => model.Change(broker, store =>
    {
        if (store.Topic(topic) is not { } queues)
        {
            return false;
        }

        queues.SetPermission(perm);
        store.TopicVersion.Next(store.Now);
        return true;
    });

    /// <summary>One queue of a topic is not consumed any more, or is again.</summary>
    public bool Freeze(string group, string topic, string broker, int queue, bool freeze) => model.Change(broker, store =>
    {
        if (store.Offsets.Row(topic, group) is not { } row || queue < 0 || queue >= row.Count)
        {
            return false;
        }

        row.Frozen = [.. (row.Frozen ?? []).Where(frozen => frozen != queue).Concat(freeze ? [queue] : [])];
        return true;
    });
}
