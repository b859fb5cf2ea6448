using System.Collections.Immutable;

namespace Simulator.RocketMq.Model;

/// <summary>The brokers one name server knows. Each name server has its own: they do not talk to each other.</summary>
internal sealed class NameServerRegistry(string cluster)
{
    private readonly Lock gate = new();
    private ImmutableSortedDictionary<string, RegisteredGroup> groups =
        ImmutableSortedDictionary.Create<string, RegisteredGroup>(StringComparer.Ordinal);

    public string Cluster { get; } = cluster;

    /// <summary>A consistent picture, by broker name.</summary>
    public IReadOnlyDictionary<string, RegisteredGroup> Groups => Volatile.Read(ref groups);

    /// <summary>Topics this server pretends not to know: a route that has not arrived.</summary>
    public ImmutableHashSet<string> HiddenTopics { get; private set; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    public void Register(BrokerStore store, long id, string address)
    {
        lock (gate)
        {
            var group = groups.GetValueOrDefault(store.Name)
                ?? new RegisteredGroup(store, ImmutableSortedDictionary<long, string>.Empty);
            groups = groups.SetItem(store.Name, group with { Addresses = group.Addresses.SetItem(id, address) });
        }
    }

    public void Unregister(string broker, long id)
    {
        lock (gate)
        {
            if (groups.GetValueOrDefault(broker) is { } group)
            {
                var rest = group.Addresses.Remove(id);
                groups = rest.IsEmpty ? groups.Remove(broker) : groups.SetItem(broker, group with { Addresses = rest });
            }
        }
    }

    public bool IsRegistered(string broker, long id) =>
        Groups.TryGetValue(broker, out var group) && group.Addresses.ContainsKey(id);

    public void HideTopic(string topic, bool isHidden)
    {
        lock (gate)
        {
            HiddenTopics = isHidden ? HiddenTopics.Add(topic) : HiddenTopics.Remove(topic);
        }
    }
}
