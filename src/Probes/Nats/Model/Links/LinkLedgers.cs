namespace Probes.Nats.Model.Links;

/// <summary>A ledger for each server, by cluster and name. One that did not answer this time goes on with its own next time.</summary>
internal sealed class LinkLedgers<TPeer>
    where TPeer : notnull
{
    private readonly Dictionary<(string Cluster, string Server), LinkLedger<TPeer>> _ledgers = [];

    public LinkLedger<TPeer> Of(string cluster, string server)
    {
        if (!_ledgers.TryGetValue((cluster, server), out var ledger))
            _ledgers[(cluster, server)] = ledger = new();
        return ledger;
    }
}
