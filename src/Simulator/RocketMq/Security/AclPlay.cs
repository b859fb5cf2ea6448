using System.Collections.Concurrent;

namespace Simulator.RocketMq.Security;

/// <summary>The accounts that a cluster's brokers know, at this moment. Name servers know none: real ones check nothing.</summary>
internal sealed class AclPlay(params IEnumerable<AclAccount> accounts)
{
    private readonly ConcurrentDictionary<string, AclAccount> known = new(accounts.ToDictionary(account => account.AccessKey));

    public AclAccount? Find(string accessKey) => known.GetValueOrDefault(accessKey);

    /// <summary>Creates an account, or gives it another secret and other rights.</summary>
    public void Set(AclAccount account) => known[account.AccessKey] = account;
}
