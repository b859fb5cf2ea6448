using Probes.Contract;
using Probes.Nats.Collectors.Accounts;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Connections;

/// <summary>An account that connections are asked of by its key.</summary>
internal sealed record ConnectedAccount(string Key, string Name)
{
    /// <summary>Each costs a request to each server; those with most connections come first.</summary>
    private const int Most = 20;

    public static IReadOnlyList<ConnectedAccount> Of(IEnumerable<Accstatz> told, AccountRegister register, NameFilter filter) =>
    [
        .. told.SelectMany(accounts => accounts.AccountStatz ?? [])
            .Where(account => account.Acc is { Length: > 0 } && account.Conns > 0 && filter.Admits(register.NameOf(account.Acc)))
            .GroupBy(account => account.Acc!, account => account.Conns, StringComparer.Ordinal)
            .OrderByDescending(account => account.Sum())
            .ThenBy(account => account.Key, StringComparer.Ordinal)
            .Take(Most)
            .Select(account => new ConnectedAccount(account.Key, register.NameOf(account.Key))),
    ];
}
