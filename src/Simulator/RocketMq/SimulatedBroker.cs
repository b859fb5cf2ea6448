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
    private readonly BrokerView view;
    private string? advertisedAddress;

    public SimulatedBroker(
        ReplicaGroup group, ClientTable clients, int index, long slaveId, int port, IReadOnlyList<SimulatedNameServer> nameServers, ServerOptions options)
    {
        Store = group.Store;
        SlaveId = slaveId;
        // The first one begins as master.
        var id = index == 0 ? 0 : slaveId;
        Label = string.Create(CultureInfo.InvariantCulture, $"{Name}/{id}");
        this.nameServers = nameServers;
        Waits = new ClientWaits(options.ClientTimeout, options.Time);
        registeredWith = [.. nameServers];
        view = new BrokerView(clients, options.Flavor, index)
        {
            Store = Store,
            Id = id,
            Replicas = group,
            Properties = Properties,
            Waits = Waits,
            IsRunning = () => IsRunning,
            Address = () => AdvertisedAddress,
        };
        group.Members.Add(view);
        IRequestHandler handler = new BrokerHandler(view);
        server = new RemotingServer(options.Acl is null ? handler : new GuardedHandler(handler, options.Acl, Store.Cluster), options, port);
    }

    public string Name => Store.Name;

    /// <summary>0 for the master; an election changes it.</summary>
    public long Id => view.Id;

    /// <summary>Its id whenever it is not the master.</summary>
    public long SlaveId { get; }

    /// <summary>By the id that it began with.</summary>
    public string Label { get; }

    /// <summary>What its group stores; a slave that copies no more answers from less.</summary>
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

    /// <summary>What is answered to a message that was stored: 0, or 10, 11, 12 for one that is not as safe as it should be.</summary>
    public int SendCode
    {
        get => view.SendCode;
        set => view.SendCode = value;
    }

    public RequestCounts Requests => server.Requests;

    /// <summary>What it cost to ask its clients.</summary>
    public ClientWaits Waits { get; }

    /// <summary>Takes messages: listening, and not frozen.</summary>
    public bool IsRunning => server.IsListening && Fault is not { Kind: FaultKind.Hang, RequestCode: null };

    /// <summary>Whether it has what its master has: every master, and a slave unless it is held back.</summary>
    public bool IsReplicating
    {
        get => view.Store == Store;
        set
        {
            lock (Store.Gate)
            {
                view.Store = value || !view.IsSlave ? Store : IsReplicating ? Store.Copy() : view.Store;
            }
        }
    }

    /// <summary>Topics that a slave has lost although its master has them.</summary>
    public ISet<string> LostTopics => view.LostTopics;

    public void Start()
    {
        server.Start();
        RegisterAll();
    }

    /// <summary>The process ends. Name servers notice at once: its connections to them close.</summary>
    public void Stop()
    {
        server.Stop();
        UnregisterAll();
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

    /// <summary>Registers under another id; an address has only one at a name server.</summary>
    public void Become(long id)
    {
        UnregisterAll();
        lock (Store.Gate)
        {
            view.Id = id;
        }

        if (server.IsListening)
        {
            RegisterAll();
        }
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private void RegisterAll()
    {
        foreach (var nameServer in registeredWith)
        {
            nameServer.Registry.Register(Store, Id, AdvertisedAddress);
        }
    }

    private void UnregisterAll()
    {
        foreach (var nameServer in nameServers)
        {
            nameServer.Registry.Unregister(Name, Id);
        }
    }

    private Dictionary<string, string> Properties() => new()
    {
        ["brokerName"] = Name,
        ["brokerClusterName"] = Store.Cluster,
        ["brokerId"] = Id.ToString(CultureInfo.InvariantCulture),
        ["brokerRole"] = Id != 0 ? "SLAVE" : view.Replicas.IsDLedger ? "SYNC_MASTER" : "ASYNC_MASTER",
        ["enableDLegerCommitLog"] = view.Replicas.IsDLedger ? "true" : "false",
        ["enableSlaveActingMaster"] = view.Replicas.HasActingMaster ? "true" : "false",
        ["listenPort"] = EndPoint.Port.ToString(CultureInfo.InvariantCulture),
        ["haListenPort"] = (EndPoint.Port + 1).ToString(CultureInfo.InvariantCulture),
        ["namesrvAddr"] = string.Join(';', nameServers.Select(nameServer => nameServer.EndPoint)),
        ["storePath"] = view.StorePath,
        ["popConsumerKVServiceEnable"] = Store.PopKeepsPulls ? "true" : "false",
    };
}
