using System.Globalization;
using Simulator.RocketMq.Model;

namespace Simulator.RocketMq.Answers.Broker;

/// <summary>The processes of one broker group: who copies from whom, who is master and how often that changed.</summary>
internal sealed class ReplicaGroup(BrokerStore store)
{
    /// <summary>In order of their index.</summary>
    public List<BrokerView> Members { get; } = [];

    /// <summary>What the master writes to.</summary>
    public BrokerStore Store => store;

    public bool IsDLedger { get; init; }

    /// <summary>5.x, enableSlaveActingMaster: without a master, the slave of the lowest id delivers in its place.</summary>
    public bool HasActingMaster { get; init; }

    /// <summary>Elections of a master so far.</summary>
    public int MasterEpoch { get; set; } = 1;

    public BrokerView? Master => Members.FirstOrDefault(member => !member.IsSlave && member.IsRunning());

    public BrokerView? ActingMaster => HasActingMaster && Master is null
        ? Members.Where(member => member.IsRunning()).MinBy(member => member.Id)
        : null;

    /// <summary>Connected to the master, whether or not anything comes through.</summary>
    public IEnumerable<BrokerView> ConnectedSlaves => Members.Where(member => member.IsSlave && member.IsRunning());

    /// <summary>dLegerPeers: "n0-127.0.0.1:40911;n1-...".</summary>
    public string Peers => string.Join(';', Members.Select(member => string.Create(
        CultureInfo.InvariantCulture, $"n{member.Index}-127.0.0.1:{40911 + member.Index}")));

    /// <summary>Less than haMaxGapNotInSync behind, 256 MiB.</summary>
    public bool IsInSync(BrokerView member) => store.CommitLogEnd - member.Store.CommitLogEnd < 256L << 20;
}
