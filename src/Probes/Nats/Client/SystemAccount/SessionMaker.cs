using System.Collections.Concurrent;
using Probes.Contract;
using Probes.Transport;

namespace Probes.Nats.Client.SystemAccount;

/// <summary>Tries the servers of a system, one after the other, until one accepts the login.</summary>
internal sealed class SessionMaker
{
    private readonly ConcurrentDictionary<Endpoint, PeerStatistics> _statistics = new();
    private readonly ServerPool _pool;
    private readonly Login _login;
    private readonly Greeter _greeter;
    private readonly TimeProvider _time;

    public SessionMaker(NatsSystemOptions options, TimeProvider time, Action<string> tell)
    {
        _time = time;
        _pool = new ServerPool(options.Servers, time);
        _login = new Login(options.Login, tell);
        var tls = options.Tls is { } secured ? new TlsClient(secured, new TlsFiles(secured, tell), time) : null;
        _greeter = new Greeter(options, tls, time);
    }

    /// <summary>Servers that were dialled.</summary>
    public IReadOnlyCollection<PeerStatistics> Peers => [.. _statistics.Values.OrderBy(peer => peer.Peer, StringComparer.Ordinal)];

    /// <param name="except">The one that is about to stop.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ProbeException">None did; the most telling reason.</exception>
    public async Task<Session> MakeAsync(ServerAddress? except, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var credentials = await _login.ReadAsync(cancellationToken);
        var fingerprint = credentials.Fingerprint;
        ProbeException? failure = null;
        foreach (var server in _pool.Round().Where(server => server.Endpoint != except?.Endpoint))
        {
            try
            {
                if (_pool.WhyNot(server, fingerprint) is { } refusal)
                    throw new ProbeException(refusal.Kind, $"{refusal.Message}; it is not asked again before they change, or in some minutes", refusal);
                return await TryAsync(server, credentials, cancellationToken);
            }
            catch (ProbeException exception)
            {
                failure = ConnectFailure.MoreTelling(failure, exception);
            }
        }

        throw failure ?? new ProbeException(FailureKind.Unreachable, "no other server of the system is known (more of them in urls)");
    }

    private async Task<Session> TryAsync(ServerAddress server, Credentials credentials, CancellationToken cancellationToken)
    {
        var statistics = _statistics.GetOrAdd(server.Endpoint, static endpoint => new PeerStatistics(endpoint.ToString()));
        try
        {
            var greeting = await _greeter.GreetAsync(server, credentials, statistics, cancellationToken);
            _pool.Accepted(server);
            _pool.Learn(server, greeting.Info.ConnectUrls);
            return new Session(greeting, info => _pool.Learn(server, info.ConnectUrls), _time);
        }
        catch (ProbeException failure)
        {
            statistics.CountFailure(failure.Kind);
            if (failure.Kind == FailureKind.Auth)
                _pool.Refused(server, credentials.Fingerprint, failure);
            throw;
        }
    }
}
