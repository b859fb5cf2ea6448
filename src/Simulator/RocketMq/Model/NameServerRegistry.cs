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

    /// <summary>Brokers whose topics this server routes without write permission (WIPE_WRITE_PERM_OF_BROKER).</summary>
    public ImmutableHashSet<string> WipedBrokers { get; private set; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Topics routed with an old number of queues: a change that has not arrived.</summary>
    public ImmutableDictionary<string, int> StaleQueues { get; private set; } = ImmutableDictionary.Create<string, int>(StringComparer.Ordinal);

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
                // What was wiped goes with the routes: the broker registers its topics anew.
                WipedBrokers = rest.IsEmpty ? WipedBrokers.Remove(broker) : WipedBrokers;
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

    /// <summary>What 205 does, and 327 undoes. Stays until the broker's topics change or it registers as a new one.</summary>
    public void WipeWritePermission(string broker, bool isWiped)
    {
        lock (gate)
        {
            WipedBrokers = isWiped ? WipedBrokers.Add(broker) : WipedBrokers.Remove(broker);
        }
    }

    /// <param name="queues">Null: as the brokers say.</param>
    public void FreezeRoute(string topic, int? queues)
    {
        lock (gate)
        {
            StaleQueues = queues is { } old ? StaleQueues.SetItem(topic, old) : StaleQueues.Remove(topic);
        }
    }
}
