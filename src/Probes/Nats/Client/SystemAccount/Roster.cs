namespace Probes.Nats.Client.SystemAccount;

/// <summary>Servers that were there, so that those who are missing have a name.</summary>
internal sealed class Roster(TimeProvider time)
{
    /// <summary>So long a server that stopped is told of as missing; then it counts as removed.</summary>
    internal static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private readonly Dictionary<string, (ServerIdentity Server, long At)> _seen = new(StringComparer.Ordinal);

    /// <summary>Notes who is there.</summary>
    /// <returns>Those who were there and are not.</returns>
    public IReadOnlyList<ServerIdentity> Call(IEnumerable<ServerIdentity> present)
    {
        var now = time.GetTimestamp();
        var names = new HashSet<string>(StringComparer.Ordinal);
        // Without a name of its own a server is another one after each restart: it would be missed for nothing.
        foreach (var server in present.Where(server => names.Add(server.Name) && server.IsNamed))
            _seen[server.Name] = (server, now);
        foreach (var name in _seen.Where(entry => time.GetElapsedTime(entry.Value.At, now) > Memory).Select(entry => entry.Key).ToList())
            _seen.Remove(name);
        return [.. _seen.Values.Select(entry => entry.Server).Where(server => !names.Contains(server.Name)).OrderBy(server => server.Name, StringComparer.Ordinal)];
    }
}
