using System.Globalization;
using Simulator.RocketMq.Model;
using Simulator.RocketMq.Security;
using Simulator.RocketMq.Topologies;
using Simulator.RocketMq.Traffic;
using Simulator.RocketMq.Transport;

namespace Simulator.RocketMq;

/// <summary>
/// A RocketMQ cluster that is not there: name servers and brokers on loopback sockets that speak the remoting
/// protocol, over offsets that are real numbers. Thread-safe.
/// </summary>
internal sealed class RocketMqCluster : IAsyncDisposable
{
    private readonly ClusterModel model;
    private readonly Lock advancing = new();
    private RealTimeTraffic? realTime;
    private TimeSpan carry;

    private RocketMqCluster(RocketMqClusterOptions options, TimeProvider time)
    {
        Options = options;
        var topology = options.Topology ?? DemoTopology.Create();
        model = new ClusterModel(options, topology, time.GetUtcNow().ToUnixTimeMilliseconds());
        Truth = new ClusterTruth(model);
        var serverOptions = new ServerOptions(options.Flavor, options.Binary, options.AnswerOutOfOrder, time)
        {
            Door = new Door(options.Tls, time),
            Acl = options.Acl,
            ClientTimeout = options.ClientTimeout,
        };
        NameServers = [.. Enumerable.Range(0, options.NameServers).Select(i => new SimulatedNameServer(
            i, Port(options.NameServerPort, i), new NameServerRegistry(options.ClusterName), OrderTopics(topology), serverOptions))];
        Brokers = [.. model.Stores.SelectMany((store, i) => Enumerable.Range(0, options.SlavesPerGroup + 1).Select(id =>
            new SimulatedBroker(store, model.Clients, id, Port(options.BrokerPort, 10 * ((i * (options.SlavesPerGroup + 1)) + id)), NameServers, serverOptions)))];
    }

    public RocketMqClusterOptions Options { get; }

    public IReadOnlyList<SimulatedNameServer> NameServers { get; }

    /// <summary>Masters and slaves: broker-a/0, broker-a/1, broker-b/0, ...</summary>
    public IReadOnlyList<SimulatedBroker> Brokers { get; }

    public IEnumerable<ISimulatedServer> Servers => [.. NameServers, .. Brokers];

    /// <summary>What an exporter should find.</summary>
    public ClusterTruth Truth { get; }

    public ClientTable Clients => model.Clients;

    /// <summary>What a client is given: "127.0.0.1:9876;127.0.0.1:9877".</summary>
    public string NameServerAddress => string.Join(';', NameServers.Select(nameServer => nameServer.EndPoint));

    /// <exception cref="System.Net.Sockets.SocketException">A fixed port is taken.</exception>
    public static async Task<RocketMqCluster> StartAsync(RocketMqClusterOptions options, TimeProvider? time = null)
    {
        var clock = time ?? TimeProvider.System;
        var cluster = await Task.Run(() => new RocketMqCluster(options, clock)).ConfigureAwait(false);
        try
        {
            cluster.Start(clock);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public SimulatedBroker Broker(string name, long id = 0) =>
        Brokers.FirstOrDefault(broker => broker.Name == name && broker.Id == id)
        ?? throw new ArgumentException($"There is no broker {name} with id {id}.", nameof(name));

    public ISimulatedServer? FindServer(string label) => Servers.FirstOrDefault(server => server.Label == label);

    /// <summary>Moves the simulated clock and the traffic, in ticks of 250 ms; what is left over waits for the next call.</summary>
    public void Advance(TimeSpan duration)
    {
        lock (advancing)
        {
            carry += duration;
            while (carry.TotalMilliseconds >= BrokerTraffic.Tick)
            {
                carry -= TimeSpan.FromMilliseconds(BrokerTraffic.Tick);
                model.Tick(store => Brokers.Any(broker => broker.Store == store && broker.Id == 0 && broker.IsRunning));
            }
        }
    }

    public long Lag(string group, string topic) => Truth.Lag(group, topic);

    public long MaxOffset(string topic) => Truth.MaxOffset(topic);

    public void AddTopic(TopicSpec topic) => model.AddTopic(topic);

    public void AddGroup(GroupSpec group) => model.AddGroup(group);

    public bool DeleteTopic(string topic) => model.DeleteTopic(topic);

    public bool DeleteGroup(string group) => model.DeleteGroup(group);

    /// <summary>The group's clients go; its offsets stay.</summary>
    public bool Disconnect(string group) => model.Disconnect(group);

    public async ValueTask DisposeAsync()
    {
        if (realTime is not null)
        {
            await realTime.DisposeAsync();
        }

        foreach (var broker in Brokers)
        {
            await broker.DisposeAsync();
        }

        foreach (var nameServer in NameServers)
        {
            await nameServer.DisposeAsync();
        }
    }

    private void Start(TimeProvider time)
    {
        foreach (var server in Servers)
        {
            server.Start();
        }

        realTime = Options.RealTime ? new RealTimeTraffic(Advance, time) : null;
    }

    private static int Port(int first, int offset) => first == 0 ? 0 : first + offset;

    private Dictionary<string, string> OrderTopics(Topology topology) => topology.Topics
        .Where(topic => topic.IsOrdered)
        .ToDictionary(topic => topic.Name, topic => string.Join(';', (topic.Brokers ?? [.. model.Stores.Select(store => store.Name)])
            .Select(broker => string.Create(CultureInfo.InvariantCulture, $"{broker}:{topic.Queues}"))));
}
