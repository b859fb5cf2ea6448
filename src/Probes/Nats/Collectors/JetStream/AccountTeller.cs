using Probes.Nats.Client;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>
/// Whose word on accounts counts in one cluster. Servers tell the same sums over all of them, so one has the word: the meta
/// group's leader, so that targets with a server each do not tell them several times.
/// </summary>
internal static class AccountTeller
{
    /// <returns>What that server said of accounts; nothing, if it is not among those that told.</returns>
    public static IEnumerable<Jsz.AccountDetail> Of(IReadOnlyList<(ServerIdentity Server, Jsz Value)> told)
    {
        var owner = told.FirstOrDefault(one => one.Value.MetaCluster is not { } meta || meta.Leader == one.Server.Name);
        if (owner.Value is null && told.All(one => string.IsNullOrEmpty(one.Value.MetaCluster?.Leader)))
            owner = told[0];
        return (owner.Value?.AccountDetails ?? []).DistinctBy(account => account.Id ?? account.Name);
    }
}
