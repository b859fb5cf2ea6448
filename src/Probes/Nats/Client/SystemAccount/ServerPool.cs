using System.Collections.Immutable;
using System.Net;
using Probes.Contract;
using Probes.Transport;

namespace Probes.Nats.Client.SystemAccount;

/// <summary>The servers of a system, configured and told of, and which of them have no use for the present credentials.</summary>
/// <param name="configured">Those of the configuration, which are known to be reachable from here.</param>
/// <param name="time">The clock.</param>
internal sealed class ServerPool(IEnumerable<Endpoint> configured, TimeProvider time)
{
    /// <summary>Refusals in a row after which a server is left alone.</summary>
    private const int Patience = 2;

    /// <summary>So many servers of others' telling are remembered; a super-cluster tells of those of its own cluster only.</summary>
    private const int MostDiscovered = 100;

    /// <summary>After so long even the same credentials are tried again: the account may have been made meanwhile.</summary>
    private static readonly TimeSpan _pardon = TimeSpan.FromMinutes(5);

    private readonly ImmutableArray<ServerAddress> _configured = [.. configured.Select(ServerAddress.Of)];
    private readonly Dictionary<Endpoint, Refusal> _refusals = [];
    private ImmutableArray<ServerAddress> _discovered = [];

    private sealed record Refusal(string Fingerprint, int Count, long At, ProbeException Failure);

    /// <summary>In which order they are tried: those of the configuration first, shuffled, so that restarts spread.</summary>
    public ImmutableArray<ServerAddress> Round()
    {
        var (configured, discovered) = (_configured.ToArray(), _discovered.ToArray());
        Random.Shared.Shuffle(configured);
        Random.Shared.Shuffle(discovered);
        return [.. configured, .. discovered];
    }

    /// <summary>Takes what a server says about where its cluster is reached.</summary>
    public void Learn(ServerAddress from, IEnumerable<string> urls) => _discovered =
    [
        .. urls.Select(url => Endpoint.TryParse(url, 0, out var endpoint) ? endpoint : default)
            .Where(endpoint => endpoint != default && !_configured.Any(known => known.Endpoint == endpoint))
            .Distinct()
            .Take(MostDiscovered)
            .Select(endpoint => new ServerAddress(endpoint, IPAddress.TryParse(endpoint.Host, out _) ? from.TlsName : endpoint.Host)),
    ];

    /// <summary>Why a server is not to be asked again with these credentials for now; null: it may be.</summary>
    public ProbeException? WhyNot(ServerAddress server, string fingerprint) =>
        _refusals.TryGetValue(server.Endpoint, out var refusal) && refusal.Fingerprint == fingerprint && refusal.Count >= Patience
            && time.GetElapsedTime(refusal.At) < _pardon
            ? refusal.Failure
            : null;

    public void Refused(ServerAddress server, string fingerprint, ProbeException failure)
    {
        var before = _refusals.GetValueOrDefault(server.Endpoint);
        var count = before?.Fingerprint == fingerprint ? before.Count + 1 : 1;
        _refusals[server.Endpoint] = new Refusal(fingerprint, count, time.GetTimestamp(), failure);
    }

    public void Accepted(ServerAddress server) => _refusals.Remove(server.Endpoint);
}
