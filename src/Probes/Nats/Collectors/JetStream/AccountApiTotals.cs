using Probes.Lag;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>
/// What accounts asked the JetStream API, never falling. A server tells the sum over all servers (JetStreamStats in
/// jetstream.go), which loses the part of one that is started anew: <c>rate()</c> would take all of the rest for a burst.
/// An account that comes back goes on where it was.
/// </summary>
internal sealed class AccountApiTotals
{
    private readonly Dictionary<(string Cluster, string Account), (GrowingTotal Requests, GrowingTotal Errors)> _accounts = [];

    public (long Requests, long Errors) Observe(string cluster, string account, ulong requests, ulong errors)
    {
        if (!_accounts.TryGetValue((cluster, account), out var totals))
            _accounts[(cluster, account)] = totals = (new GrowingTotal(), new GrowingTotal());
        totals.Requests.Observe(account, (long)requests, countWhole: true);
        totals.Errors.Observe(account, (long)errors, countWhole: true);
        return (totals.Requests.Total, totals.Errors.Total);
    }
}
