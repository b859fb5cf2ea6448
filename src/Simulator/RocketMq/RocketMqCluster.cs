using System.Globalization;
using Simulator.RocketMq.Answers.Broker;
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
    private readonly ControllerQuorum quorum;
    private readonly Lock advancing = new();
    private RealTimeTraffic? realTime;
    private TimeSpan carry;

    private RocketMqCluster(RocketMqClusterOptions options, TimeProvider time)
    {
        Options = options;
        var topology = options.Topology ?? DemoTopology.Create();
        model = new ClusterModel(options, topology, time.GetUtcNow().ToUnixTimeMilliseconds());
        Truth = new ClusterTruth(model);
        (Members, Operator) = (new MemberPlay(model), new OperatorPlay(model));
        var serverOptions = new ServerOptions(options.Flavor, options.Binary, options.AnswerOutOfOrder, time)
        {
            Door = new Door(options.Tls, time),
            Acl = options.Acl,
            ClientTimeout = options.ClientTimeout,
        };
        NameServers = [.. Enumerable.Range(0, options.NameServers).Select(i => new SimulatedNameServer(
            i, Port(options.NameServerPort, i), new NameServerRegistry(options.ClusterName), OrderTopics(topology), serverOptions))];
        var groups = model.Stores.Select(store => new ReplicaGroup(store) { IsDLedger = options.DLedger, HasActingMaster = options.ActingMaster }).ToList();
        var members = options.SlavesPerGroup + 1;
        Brokers = [.. groups.SelectMany((group, i) => Enumerable.Range(0, members).Select(index => new SimulatedBroker(
            group, model.Clients, index, Election.SlaveIdOf(index, options), Port(options.BrokerPort, 10 * ((i * members) + index)), NameServers, serverOptions)))];
        quorum = new ControllerQuorum(groups.ToDictionary(group => group.Store.Name));
        quorum.Controllers.AddRange(Enumerable.Range(0, options.Controllers).Select(i =>
            new SimulatedController(i, Port(options.ControllerPort, i), quorum, serverOptions)));
    }

    public RocketMqClusterOptions Options { get; }

    public IReadOnlyList<SimulatedNameServer> NameServers { get; }

    /// <summary>Masters and slaves: broker-a/0, broker-a/1, broker-b/0, ...</summary>
    public IReadOnlyList<SimulatedBroker> Brokers { get; }

    /// <summary>5.x in controller mode only.</summary>
    public IReadOnlyList<SimulatedController> Controllers => quorum.Controllers;

    public IEnumerable<ISimulatedServer> Servers => [.. NameServers, .. Brokers, .. Controllers];

    /// <summary>What an exporter should find.</summary>
    public ClusterTruth Truth { get; }

    public ClientTable Clients => model.Clients;

    /// <summary>What happens among the members of groups.</summary>
    public MemberPlay Members { get; }

    /// <summary>What operators do to groups and topics.</summary>
    public OperatorPlay Operator { get; }

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

    /// <summary>A replica takes over; false if it cannot.</summary>
    public bool Elect(SimulatedBroker candidate) =>
        Election.Hold(candidate, Brokers.Where(broker => broker.Name == candidate.Name), quorum.Brokers[candidate.Name]);

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

        foreach (var controller in Controllers)
        {
            await controller.DisposeAsync();
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
