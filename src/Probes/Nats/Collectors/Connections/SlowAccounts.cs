using Probes.Contract;
using Probes.Nats.Collectors.Accounts;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Connections;

/// <summary>
/// Which accounts have had slow consumers lately, by the servers' own counts. An account is asked about twice after its count rose: a
/// connection is counted a moment before it is among the closed ones.
/// </summary>
internal sealed class SlowAccounts
{
    /// <summary>Each costs a request to each server; others have their turn next time.</summary>
    private const int Most = 20;

    private readonly Dictionary<(string ServerId, string Account), long> _known = [];
    private readonly Dictionary<string, int> _turns = new(StringComparer.Ordinal);

    public IReadOnlyList<ConnectedAccount> Next(IEnumerable<(string ServerId, Accstatz Told)> told, AccountRegister register, NameFilter filter)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (serverId, accounts) in told)
        {
            foreach (var account in (accounts.AccountStatz ?? []).Where(account => account.Acc is { Length: > 0 } && filter.Admits(register.NameOf(account.Acc))))
            {
                names.TryAdd(account.Acc!, register.NameOf(account.Acc));
                if (account.SlowConsumers > _known.GetValueOrDefault((serverId, account.Acc!)))
                    _turns[account.Acc!] = 2;
                _known[(serverId, account.Acc!)] = account.SlowConsumers;
            }
        }

        var next = _turns.Keys.Where(names.ContainsKey).Order(StringComparer.Ordinal).Take(Most).ToList();
        foreach (var account in next.Where(account => --_turns[account] == 0))
            _turns.Remove(account);
        return [.. next.Select(account => new ConnectedAccount(account, names[account]))];
    }
}
