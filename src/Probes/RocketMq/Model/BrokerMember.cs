namespace Probes.RocketMq.Model;

/// <summary>One broker process: a member of the broker group <paramref name="Broker"/>.</summary>
/// <param name="Cluster">The value of the label <c>cluster</c>.</param>
/// <param name="Broker">The broker's name, which a master shares with its slaves.</param>
/// <param name="Id">0 for a master.</param>
/// <param name="Address">As it advertises itself to name servers.</param>
internal sealed record BrokerMember(string Cluster, string Broker, long Id, string Address)
{
    public bool IsMaster => Id == 0;
}
