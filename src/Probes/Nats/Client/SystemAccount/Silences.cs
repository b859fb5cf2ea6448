using System.Collections.Concurrent;

namespace Probes.Nats.Client.SystemAccount;

/// <summary>
/// Which servers never answered which question: older ones say nothing to what they do not know, and must not be waited for
/// each time. What they say in the time of the others counts all the same. One that has answered before is only slow, and is
/// waited for: the one with the most streams always is.
/// </summary>
internal sealed class Silences
{
    /// <summary>Silences in a row after which nobody waits.</summary>
    private const int Patience = 2;

    /// <summary>Every so many questions it is waited for all the same: it may have been slow from the beginning.</summary>
    private const int RetryEvery = 20;

    private const int Answered = -1;

    private readonly ConcurrentDictionary<(string Server, string Subject), int> _silences = new();

    public bool IsAwaited(string server, string subject) =>
        !_silences.TryGetValue((server, subject), out var count) || count < Patience || count % RetryEvery == 0;

    /// <summary>Notes who answered and who did not.</summary>
    public void Note(string server, string subject, bool answered)
    {
        if (answered)
            _silences[(server, subject)] = Answered;
        else
            _silences.AddOrUpdate((server, subject), 1, static (_, count) => count == Answered ? Answered : count + 1);
    }

    /// <summary>Forgets servers that are gone: each restart gives a new id.</summary>
    public void Keep(IReadOnlySet<string> servers)
    {
        foreach (var key in _silences.Keys.Where(key => !servers.Contains(key.Server)))
            _silences.TryRemove(key, out _);
    }
}
