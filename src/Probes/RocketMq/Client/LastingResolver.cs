using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Probes.RocketMq.Client;

/// <summary>
/// Looks host names up in little time, and goes on with the last answer while there is no new one: a resolver that is
/// slow or away must not blind a target whose connections are well.
/// </summary>
internal sealed class LastingResolver(Func<string, CancellationToken, Task<IPAddress[]>> resolve, TimeProvider time)
{
    /// <summary>A look-up that takes longer is not waited for.</summary>
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, IPAddress[]> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="SocketException">The name is unknown, and always was.</exception>
    /// <exception cref="OperationCanceledException">No answer in time, and none before.</exception>
    public async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            using var limit = new CancellationTokenSource(_limit, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            return _known[host] = await resolve(host, either.Token).WaitAsync(either.Token);
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException && _known.TryGetValue(host, out _))
        {
            return _known[host];
        }
    }
}
