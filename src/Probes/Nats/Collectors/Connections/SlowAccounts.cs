using Probes.Nats.Collectors.Accounts;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Connections;

/// <summary>
/// Which accounts have had slow consumers lately, by the servers' own counts. A server whose count rose is asked about the account
/// until it has answered twice: a connection is counted a moment before it is among the closed ones.
/// </summary>
internal sealed class SlowAccounts
{
    /// <summary>The account of clients without one. Servers keep no account with its closed connections, and nothing is gained by asking.</summary>
    public const string Default = "$G";

    /// <summary>Each costs a request to each server; others have their turn next time.</summary>
    private const int Most = 20;

    private const int Turns = 2;

    private readonly Dictionary<(string ServerId, string Account), long> _known = [];
    private readonly Dictionary<(string ServerId, string Account), int> _turns = [];
    private HashSet<(string ServerId, string Account)> _present = [];
    private string _last = "";

    public IReadOnlyList<ConnectedAccount> Next(IEnumerable<(string ServerId, Accstatz Told)> told, AccountRegister register, Func<string, bool> admits)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var present = new HashSet<(string ServerId, string Account)>();
        foreach (var (serverId, accounts) in told)
        {
            foreach (var account in (accounts.AccountStatz ?? []).Where(account => account.Acc is { Length: > 0 } and not Default))
            {
                var (key, name) = ((serverId, account.Acc!), register.NameOf(account.Acc));
                present.Add(key);
                if (!admits(name))
                    continue;
                names.TryAdd(account.Acc!, name);
                if (account.SlowConsumers > _known.GetValueOrDefault(key))
                    _turns[key] = Turns;
                _known[key] = account.SlowConsumers;
            }
        }

        // Those after the last one of last time come first, so that one that is never answered for keeps nobody waiting.
        _present = present;
        var next = _turns.Keys.Where(turn => present.Contains(turn) && names.ContainsKey(turn.Account))
            .Select(turn => turn.Account)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(account => string.CompareOrdinal(account, _last) <= 0)
            .ThenBy(account => account, StringComparer.Ordinal)
            .Take(Most)
            .ToList();
        _last = next.LastOrDefault("");
        return [.. next.Select(account => new ConnectedAccount(account, names[account]))];
    }

    /// <summary>Notes that a server told of an account's closed connections.</summary>
    public void Answered(string serverId, string account)
    {
        var key = (serverId, account);
        if (_turns.TryGetValue(key, out var left) && left > 1)
            _turns[key] = left - 1;
        else
            _turns.Remove(key);
    }

    /// <summary>Whether the server has told, since their counts rose, of all accounts that it has.</summary>
    public bool HasToldAll(string serverId) => !_turns.Any(turn => turn.Key.ServerId == serverId && turn.Value == Turns && _present.Contains(turn.Key));
}
