using System.Collections.Immutable;
using BrokerExporter.Http.Bcrypt;

namespace BrokerExporter.Http.Security;

/// <summary>
/// Decides whether a request's name and password are those of a user. One hash is computed at a time, whatever comes in: it is what somebody
/// who wants to keep the exporter from its work would make it do.
/// </summary>
internal sealed class Logins : IDisposable
{
    /// <summary>Who waits behind so many waits longer than a scraper does.</summary>
    public const int MostWaiting = 32;

    private readonly VerdictCache _verdicts = new();
    private readonly SemaphoreSlim _turn = new(1);
    private int _waiting;

    /// <param name="users">Whoever may ask; at least one.</param>
    /// <param name="header">The value of <c>Authorization</c>.</param>
    /// <param name="cancellationToken">The client has left.</param>
    public async ValueTask<LoginVerdict> JudgeAsync(ImmutableDictionary<string, BcryptHash> users, string? header, CancellationToken cancellationToken)
    {
        if (!BasicCredentials.TryParse(header, out var credentials))
            return LoginVerdict.Refused;
        var isKnown = users.TryGetValue(credentials!.User, out var hash);
        // Chosen for everybody, so that the names that exist cannot be told by the time.
        var standIn = StandIn(users, credentials.User);
        hash ??= standIn;
        var key = _verdicts.KeyOf(credentials.User, hash.Text, credentials.Password);
        if (_verdicts.Find(key) is { } known)
            return Of(known & isKnown);
        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return LoginVerdict.Busy;
        }

        try
        {
            await _turn.WaitAsync(cancellationToken);
            try
            {
                return Of(Judge(hash, key, credentials.Password, cancellationToken) & isKnown);
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void Dispose() => _turn.Dispose();

    // Of the hash alone: who has it may change, in a file with other names, while the verdict stays. It is computed for those whom nobody knows too.
    private bool Judge(BcryptHash hash, string key, byte[] password, CancellationToken cancellationToken)
    {
        // Several scrapers may have come with the same password at once.
        if (_verdicts.Find(key) is { } found)
            return found;
        var verdict = hash.IsOf(password, cancellationToken);
        _verdicts.Add(key, verdict);
        return verdict;
    }

    // A name that nobody has takes as long as a name that somebody has: it is checked against one of theirs, always the same, in vain.
    private BcryptHash StandIn(ImmutableDictionary<string, BcryptHash> users, string user)
    {
        var digest = _verdicts.KeyOf(user, "", []);
        return users.OrderBy(known => known.Key, StringComparer.Ordinal).ElementAt(digest[0] % users.Count).Value;
    }

    private static LoginVerdict Of(bool isWelcome) => isWelcome ? LoginVerdict.Welcome : LoginVerdict.Refused;
}
