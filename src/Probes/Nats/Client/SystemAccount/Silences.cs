using System.Collections.Concurrent;

namespace Probes.Nats.Client.SystemAccount;

/// <summary>
/// Which servers do not answer which question: older ones say nothing to what they do not know, and must not be waited for
/// each time. What they say in the time of the others counts all the same.
/// </summary>
internal sealed class Silences
{
    /// <summary>Silences in a row after which nobody waits.</summary>
    private const int Patience = 2;

    /// <summary>Every so many questions it is waited for all the same: a server may have been only slow.</summary>
    private const int RetryEvery = 20;

    private readonly ConcurrentDictionary<(string Server, string Subject), int> _silences = new();

    public bool IsAwaited(string server, string subject) =>
        !_silences.TryGetValue((server, subject), out var count) || count < Patience || count % RetryEvery == 0;

    /// <summary>Notes who answered and who did not.</summary>
    public void Note(string server, string subject, bool answered)
    {
        if (answered)
            _silences.TryRemove((server, subject), out _);
        else
            _silences.AddOrUpdate((server, subject), 1, static (_, count) => count + 1);
    }

    /// <summary>Forgets servers that are gone: each restart gives a new id.</summary>
    public void Keep(IReadOnlySet<string> servers)
    {
        foreach (var key in _silences.Keys.Where(key => !servers.Contains(key.Server)))
            _silences.TryRemove(key, out _);
    }
}
