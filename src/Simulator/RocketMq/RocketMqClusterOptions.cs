using Simulator.RocketMq.Security;
using Simulator.RocketMq.Topologies;

namespace Simulator.RocketMq;

/// <summary>What cluster to play.</summary>
internal sealed record RocketMqClusterOptions
{
    public Flavor Flavor { get; init; } = Flavor.V4_9_8;

    public string ClusterName { get; init; } = "DefaultCluster";

    public int NameServers { get; init; } = 2;

    /// <summary>broker-a, broker-b, ...; each has a master (id 0).</summary>
    public int BrokerGroups { get; init; } = 2;

    public int SlavesPerGroup { get; init; } = 1;

    /// <summary>5.x only: controllers, which elect masters; 0 for a cluster without.</summary>
    public int Controllers { get; init; }

    /// <summary>The first controller's port, the next one's is one more; 0 for any free ports.</summary>
    public int ControllerPort { get; init; }

    /// <summary>Broker groups replicate by DLedger: any member may become master.</summary>
    public bool DLedger { get; init; }

    /// <summary>5.x only: without a master, the slave of the lowest id delivers in its place (enableSlaveActingMaster).</summary>
    public bool ActingMaster { get; init; }

    /// <summary>The first name server's port, the next one's is one more; 0 for any free ports.</summary>
    public int NameServerPort { get; init; }

    /// <summary>The first broker's port, the next one's is ten more (real brokers take the ports around theirs); 0 for any.</summary>
    public int BrokerPort { get; init; }

    /// <summary>Null for the demo's.</summary>
    public Topology? Topology { get; init; }

    /// <summary>5.x only: answers in ROCKETMQ binary form.</summary>
    public bool Binary { get; init; }

    /// <summary>Requests that arrive together are answered last first.</summary>
    public bool AnswerOutOfOrder { get; init; }

    /// <summary>Traffic moves with the clock by itself, each 250 ms. Off: only by <see cref="RocketMqCluster.Advance"/>.</summary>
    public bool RealTime { get; init; }

    /// <summary>How long a broker waits for a client that it asks (Broker2Client.callClient).</summary>
    public TimeSpan ClientTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>TLS on the ports of all servers.</summary>
    public TlsPlay Tls { get; init; } = new(TlsMode.Disabled);

    /// <summary>The accounts that brokers answer; null: everybody.</summary>
    public AclPlay? Acl { get; init; }

    public int Seed { get; init; } = 1;
}
