using System.Collections.Concurrent;
using Probes.Transport;

namespace Probes.RocketMq.Client;

/// <summary>
/// Finds out what the addresses stand for that brokers and clients tell: each name once and all of them side by side, and then not for
/// some minutes. Names of another network would cost a second each, every time.
/// </summary>
internal sealed class LastingAliases(Func<Endpoint, CancellationToken, Task<IReadOnlySet<Endpoint>?>> find, TimeProvider time)
{
    /// <summary>How long an answer is good for.</summary>
    public static readonly TimeSpan MaximumAge = TimeSpan.FromMinutes(5);

    /// <summary>Names looked up at once; clients may tell any number of them. The rest is not known yet.</summary>
    public const int AtOnce = 64;

    private readonly ConcurrentDictionary<Endpoint, (IReadOnlySet<Endpoint>? Aliases, DateTimeOffset At)> _known = new();

    /// <returns>By endpoint, whatever it is called; those are left out of which that is not known.</returns>
    public async Task<IReadOnlyDictionary<Endpoint, IReadOnlySet<Endpoint>>> OfAsync(IEnumerable<Endpoint> endpoints, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var (endpoint, answer) in _known)
        {
            if ((now - answer.At).Duration() >= MaximumAge)
                _known.TryRemove(endpoint, out _);
        }

        var wanted = endpoints.ToHashSet();
        await Task.WhenAll(wanted.Where(endpoint => !_known.ContainsKey(endpoint)).Take(AtOnce).Select(async endpoint =>
        {
            var aliases = await find(endpoint, cancellationToken);
            // What the end of a collection cut short is no answer.
            if (aliases is not null || !cancellationToken.IsCancellationRequested)
                _known[endpoint] = (aliases, now);
        }));
        return wanted.Select(endpoint => (endpoint, _known.GetValueOrDefault(endpoint).Aliases))
            .Where(entry => entry.Aliases is not null)
            .ToDictionary(entry => entry.endpoint, entry => entry.Aliases!);
    }
}
