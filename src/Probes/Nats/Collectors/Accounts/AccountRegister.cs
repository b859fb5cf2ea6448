namespace Probes.Nats.Collectors.Accounts;

/// <summary>
/// By what name each account goes. One with a JWT is called by its public key in some documents and by its name in others,
/// depending on the release; it goes by its name, unless two accounts have the same, which nothing forbids. What is known is
/// kept: a label must not depend on which document came. Thread-safe.
/// </summary>
internal sealed class AccountRegister
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _owners = new(StringComparer.Ordinal);

    /// <param name="id">What tells the account from all others: <c>id</c> of JSZ, <c>acc</c> of STATZ.</param>
    /// <param name="name">What its owners call it; absent: not told here.</param>
    public void Learn(string? id, string? name)
    {
        if (string.IsNullOrEmpty(id))
            return;
        lock (_lock)
        {
            Own(id, id);
            if (string.IsNullOrEmpty(name) || (_names.TryGetValue(id, out var known) && known == name))
                return;
            if (known is not null)
                _owners[known].Remove(id);
            _names[id] = name;
            Own(name, id);
        }
    }

    /// <param name="id">As a document calls it; absent: the one that clients without an account have.</param>
    public string NameOf(string? id)
    {
        if (string.IsNullOrEmpty(id))
            return "$G";
        lock (_lock)
            return _names.TryGetValue(id, out var name) && _owners[name].Count == 1 ? name : id;
    }

    private void Own(string name, string id)
    {
        if (!_owners.TryGetValue(name, out var owners))
            _owners[name] = owners = new HashSet<string>(StringComparer.Ordinal);
        owners.Add(id);
    }
}
