using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Accounts;

/// <summary>
/// What accounts go by: the name that servers from 2.11 on tell beside the public key of an account with a JWT, unless two
/// accounts have the same, which nothing forbids; else what stands in <c>acc</c>.
/// </summary>
internal static class AccountNames
{
    public static IEnumerable<(string Name, Accstatz.AccountStat Account)> Of(Accstatz told)
    {
        var accounts = (told.AccountStatz ?? []).Where(account => account.Acc is { Length: > 0 }).DistinctBy(account => account.Acc).ToList();
        var shared = accounts.Where(account => account.Name is { Length: > 0 })
            .GroupBy(account => account.Name!, StringComparer.Ordinal)
            .Where(name => name.Count() > 1 || accounts.Any(account => account.Acc == name.Key && account.Name != name.Key))
            .Select(name => name.Key)
            .ToHashSet(StringComparer.Ordinal);
        return accounts.Select(account => (account.Name is { Length: > 0 } name && !shared.Contains(name) ? name : account.Acc!, account));
    }
}
