using System.Collections.Immutable;

namespace Simulator.RocketMq.Model;

/// <summary>What one name server is configured with. Each has its own: an administrator sets them one by one.</summary>
internal sealed class NameServerSettings(IReadOnlyDictionary<string, string> orderTopics)
{
    private readonly Lock gate = new();

    /// <summary>ORDER_TOPIC_CONFIG: topic → "broker-a:4;broker-b:4".</summary>
    public ImmutableSortedDictionary<string, string> OrderTopics { get; private set; } =
        orderTopics.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Keys of GET_NAMESRV_CONFIG that are not as in the release.</summary>
    public ImmutableDictionary<string, string> Changed { get; private set; } = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>5.x: the slave with the lowest id stands in for a master that is away.</summary>
    public bool SupportsActingMaster => Changed.GetValueOrDefault("supportActingMaster") == "true";

    /// <summary>From 5.2 on, whether it answers GET_ALL_TOPIC_LIST_FROM_NAMESERVER.</summary>
    public bool TellsTopics => Changed.GetValueOrDefault("enableAllTopicList") != "false";

    /// <param name="value">Null removes the entry.</param>
    public void SetOrder(string topic, string? value)
    {
        lock (gate)
        {
            OrderTopics = value is null ? OrderTopics.Remove(topic) : OrderTopics.SetItem(topic, value);
        }
    }

    /// <param name="value">Null: as in the release.</param>
    public void Set(string key, string? value)
    {
        lock (gate)
        {
            Changed = value is null ? Changed.Remove(key) : Changed.SetItem(key, value);
        }
    }
}
