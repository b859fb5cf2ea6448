using Microsoft.Extensions.Logging;
using Probes.Contract;
using Probes.Transport;

namespace Probes.Kafka.Client;

/// <summary>
/// Tells the log why there is no connection to a peer, once, and once that there is one again. What is wrong with the account or with TLS is
/// wrong at all brokers alike, and told once for all of them. Thread-safe.
/// </summary>
/// <param name="logger">The log.</param>
/// <param name="target">The target's name.</param>
/// <param name="nameOf">What a peer is called: a bootstrap server, or a broker with its number and what it advertises.</param>
/// <param name="adviceOf">What to do about a failure.</param>
internal sealed class ConnectionLog(
    ILogger logger, string target, Func<Endpoint, string> nameOf, Func<Endpoint, ProbeException, string> adviceOf)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Endpoint, FailureKind> _told = [];

    public void Failed(Endpoint peer, ProbeException failure)
    {
        bool isNew;
        lock (_lock)
        {
            isNew = _told.GetValueOrDefault(peer, (FailureKind)(-1)) != failure.Kind && !(IsOfAll(failure.Kind) && _told.ContainsValue(failure.Kind));
            _told[peer] = failure.Kind;
        }

        if (!isNew)
            return;
        var (name, reason, advice) = (nameOf(peer), failure.Message.TrimEnd('.'), adviceOf(peer, failure));
        if (failure.Kind == FailureKind.Auth)
            Log.AccountRefused(logger, target, name, reason, advice);
        else if (failure.Kind == FailureKind.Tls)
            Log.NoTls(logger, target, name, reason, advice);
        else
            Log.NoConnection(logger, target, name, failure.Kind.Label(), reason, advice);
    }

    public void Connected(Endpoint peer)
    {
        FailureKind kind;
        lock (_lock)
        {
            if (!_told.Remove(peer, out kind))
                return;
            // Those that still have something against it will say so when they are asked again, which may be never.
            foreach (var same in _told.Keys.Where(other => IsOfAll(kind) && _told[other] == kind).ToList())
                _told.Remove(same);
        }

        if (kind == FailureKind.Auth)
            Log.AccountAccepted(logger, target);
        else if (kind == FailureKind.Tls)
            Log.Tls(logger, target);
        else
            Connected(nameOf(peer));
    }

    /// <summary>Forgets peers that are not among these any more.</summary>
    public void Keep(IReadOnlySet<Endpoint> peers)
    {
        lock (_lock)
        {
            foreach (var gone in _told.Keys.Where(peer => !peers.Contains(peer)).ToList())
                _told.Remove(gone);
        }
    }

    private void Connected(string name) => Log.Connected(logger, target, name);

    private static bool IsOfAll(FailureKind kind) => kind is FailureKind.Auth or FailureKind.Tls;
}
