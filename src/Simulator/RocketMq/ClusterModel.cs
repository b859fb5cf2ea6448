using Simulator.RocketMq.Model;
using Simulator.RocketMq.Topologies;
using Simulator.RocketMq.Traffic;

namespace Simulator.RocketMq;

/// <summary>The cluster without its sockets: stores, clients, traffic.</summary>
internal sealed class ClusterModel
{
    private readonly List<BrokerPopulation> populations = [];
    private readonly long start;

    public ClusterModel(RocketMqClusterOptions options, Topology topology, long start)
    {
        this.start = start;
        Flavor = options.Flavor;
        for (var i = 0; i < options.BrokerGroups; i++)
        {
            var store = new BrokerStore(options.ClusterName, NameOf(i), start);
            var traffic = new BrokerTraffic(store, options.Flavor, options.Seed + i);
            var population = new BrokerPopulation(store, traffic, options.Flavor, options.BrokerGroups, options.Seed + i);
            population.AddSystem();
            populations.Add(population);
        }

        foreach (var topic in topology.Topics)
        {
            AddTopic(topic);
        }

        foreach (var group in topology.Groups)
        {
            AddGroup(group);
        }
    }

    public Flavor Flavor { get; }

    public ClientTable Clients { get; } = new();

    public IEnumerable<BrokerStore> Stores => populations.Select(population => population.Store);

    public void AddTopic(TopicSpec topic)
    {
        foreach (var population in populations)
        {
            lock (population.Store.Gate)
            {
                population.AddTopic(topic);
            }
        }

        if (topic.ProducerGroup is { } group)
        {
            Clients.ConnectProducer(group, ClientNames.Of(group, topic.Producers, Flavor));
        }
    }

    public void AddGroup(GroupSpec group)
    {
        foreach (var population in populations)
        {
            lock (population.Store.Gate)
            {
                new GroupPopulation(population, group).Add();
            }
        }

        if (group.Kind is not (GroupKind.Offline or GroupKind.NeverCommitted))
        {
            Clients.Connect(ClientNames.Group(group, Flavor, start));
        }
    }

    public bool DeleteTopic(string topic) => OnEach(population =>
    {
        population.Traffic.RemoveTopic(topic);
        return population.Store.DeleteTopic(topic);
    });

    public bool DeleteGroup(string group)
    {
        Clients.Disconnect(group);
        return OnEach(population =>
        {
            population.Traffic.RemoveGroup(group);
            return population.Store.DeleteGroup(group);
        });
    }

    /// <summary>The group's clients go; its offsets stay.</summary>
    public bool Disconnect(string group)
    {
        OnEach(population => population.Traffic.RemoveGroup(group) > 0);
        return Clients.Disconnect(group);
    }

    /// <summary>One tick of 250 ms on every broker group whose master runs.</summary>
    public void Tick(Func<BrokerStore, bool> isRunning) => OnEach(population =>
    {
        population.Traffic.Advance(isRunning(population.Store));
        return true;
    });

    /// <summary>Changes what one broker stores, or all.</summary>
    /// <returns>Whether anything was changed.</returns>
    public bool Change(string? broker, Func<BrokerStore, bool> change) =>
        OnEach(population => (broker is null || population.Store.Name == broker) && change(population.Store));

    private static string NameOf(int index) => index < 26
        ? "broker-" + (char)('a' + index)
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"broker-{(char)('a' + (index % 26))}{index / 26}");

    private bool OnEach(Func<BrokerPopulation, bool> action)
    {
        var any = false;
        foreach (var population in populations)
        {
            lock (population.Store.Gate)
            {
                any |= action(population);
            }
        }

        return any;
    }
}
