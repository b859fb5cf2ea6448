using Probes.Contract;
using Probes.Nats.Collectors.Accounts;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Connections;

/// <summary>An account that connections are asked of by its key.</summary>
internal sealed record ConnectedAccount(string Key, string Name)
{
    /// <summary>Each costs a request to each server; those with most connections come first.</summary>
    private const int Most = 20;

    public static IReadOnlyList<ConnectedAccount> Of(IEnumerable<Accstatz> told, NameFilter filter) =>
    [
        .. told.SelectMany(AccountNames.Of)
            .Where(entry => entry.Account.Conns > 0 && filter.Admits(entry.Name))
            .GroupBy(entry => (Key: entry.Account.Acc!, entry.Name), entry => entry.Account.Conns)
            .OrderByDescending(account => account.Sum())
            .ThenBy(account => account.Key.Key, StringComparer.Ordinal)
            .Take(Most)
            .Select(account => new ConnectedAccount(account.Key.Key, account.Key.Name)),
    ];
}
