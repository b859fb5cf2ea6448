using System.Globalization;
using System.Net;
using Simulator.RocketMq.Answers.Broker;
using Simulator.RocketMq.Model;
using Simulator.RocketMq.Security;
using Simulator.RocketMq.Transport;

namespace Simulator.RocketMq;

/// <summary>One broker process: the master (id 0) or a slave of a broker group.</summary>
internal sealed class SimulatedBroker : ISimulatedServer, IAsyncDisposable
{
    private readonly RemotingServer server;
    private readonly IReadOnlyList<SimulatedNameServer> nameServers;
    private readonly HashSet<SimulatedNameServer> registeredWith;
    private string? advertisedAddress;

    public SimulatedBroker(BrokerStore store, ClientTable clients, long id, int port, IReadOnlyList<SimulatedNameServer> nameServers, ServerOptions options)
    {
        Store = store;
        Id = id;
        this.nameServers = nameServers;
        Waits = new ClientWaits(options.ClientTimeout, options.Time);
        registeredWith = [.. nameServers];
        var view = new BrokerView(store, clients, options.Flavor, id) { Properties = Properties, Waits = Waits };
        StorePath = view.StorePath;
        IRequestHandler handler = new BrokerHandler(view);
        server = new RemotingServer(options.Acl is null ? handler : new GuardedHandler(handler, options.Acl, store.Cluster), options, port);
    }

    public string Name => Store.Name;

    public long Id { get; }

    public string Label => string.Create(CultureInfo.InvariantCulture, $"{Name}/{Id}");

    public BrokerStore Store { get; }

    public IPEndPoint EndPoint => server.EndPoint;

    /// <summary>The address that name servers tell; another one than the real one plays NAT and wrong brokerIP1.</summary>
    public string AdvertisedAddress
    {
        get => advertisedAddress ?? EndPoint.ToString();
        set
        {
            advertisedAddress = value;
            RegisterAll();
        }
    }

    public Fault Fault
    {
        get => server.Fault;
        set => server.Fault = value;
    }

    public RequestCounts Requests => server.Requests;

    /// <summary>What it cost to ask its clients.</summary>
    public ClientWaits Waits { get; }

    /// <summary>Takes messages: listening, and not frozen.</summary>
    public bool IsRunning => server.IsListening && Fault is not { Kind: FaultKind.Hang, RequestCode: null };

    private string StorePath { get; }

    public void Start()
    {
        server.Start();
        RegisterAll();
    }

    /// <summary>The process ends. Name servers notice at once: its connections to them close.</summary>
    public void Stop()
    {
        server.Stop();
        foreach (var nameServer in nameServers)
        {
            nameServer.Registry.Unregister(Name, Id);
        }
    }

    public void RegisterWith(SimulatedNameServer nameServer)
    {
        registeredWith.Add(nameServer);
        nameServer.Registry.Register(Store, Id, AdvertisedAddress);
    }

    public void UnregisterFrom(SimulatedNameServer nameServer)
    {
        registeredWith.Remove(nameServer);
        nameServer.Registry.Unregister(Name, Id);
    }

    /// <summary>Stops, loses the last part of every queue, and starts again: counters from 0, offsets lower than before.</summary>
    public void Restart(double lostShare = 0)
    {
        Stop();
        lock (Store.Gate)
        {
            Store.Restart(lostShare);
        }

        Start();
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private void RegisterAll()
    {
        foreach (var nameServer in registeredWith)
        {
            nameServer.Registry.Register(Store, Id, AdvertisedAddress);
        }
    }

    private Dictionary<string, string> Properties() => new()
    {
        ["brokerName"] = Name,
        ["brokerClusterName"] = Store.Cluster,
        ["brokerId"] = Id.ToString(CultureInfo.InvariantCulture),
        ["brokerRole"] = Id == 0 ? "ASYNC_MASTER" : "SLAVE",
        ["listenPort"] = EndPoint.Port.ToString(CultureInfo.InvariantCulture),
        ["haListenPort"] = (EndPoint.Port + 1).ToString(CultureInfo.InvariantCulture),
        ["namesrvAddr"] = string.Join(';', nameServers.Select(nameServer => nameServer.EndPoint)),
        ["storePath"] = StorePath,
        ["popConsumerKVServiceEnable"] = Store.PopKeepsPulls ? "true" : "false",
    };
}
