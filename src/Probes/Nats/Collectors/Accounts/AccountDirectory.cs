using System.Collections.Frozen;
using Probes.Nats.Client;

namespace Probes.Nats.Collectors.Accounts;

/// <summary>By what name each account goes that a document calls by its public key.</summary>
/// <param name="System">What the servers' own account goes by; empty: it is not known.</param>
/// <param name="Names">The names of those that have another one.</param>
internal sealed record AccountDirectory(string System, FrozenDictionary<string, string> Names)
{
    public static async Task<AccountDirectory> ReadAsync(NatsCollection collection)
    {
        var names = (await collection.DocumentsAsync(Questions.Accstatz))
            .SelectMany(told => AccountNames.Of(told.Value))
            .DistinctBy(entry => entry.Account.Acc)
            .ToFrozenDictionary(entry => entry.Account.Acc!, entry => entry.Name, StringComparer.Ordinal);
        var system = (await collection.DocumentsAsync(Questions.Varz)).Select(told => told.Value.SystemAccount).FirstOrDefault(name => !string.IsNullOrEmpty(name)) ?? "";
        return new AccountDirectory(names.GetValueOrDefault(system, system), names);
    }

    /// <param name="account">As a document calls it; absent: the one that clients without an account have.</param>
    public string NameOf(string? account) => string.IsNullOrEmpty(account) ? "$G" : Names.GetValueOrDefault(account, account);
}
