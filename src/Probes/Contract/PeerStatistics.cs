using System.Collections.Concurrent;

namespace Probes.Contract;

/// <summary>Counts what the exporter did to one peer, so that its cost to the broker can be seen. Thread-safe.</summary>
/// <param name="peer">The peer's address as configured or advertised: <c>host:port</c>.</param>
public sealed class PeerStatistics(string peer)
{
    // Listed by ToArray, which takes the dictionary's locks: LINQ asks for the count first, and breaks if that grows meanwhile.
    private readonly ConcurrentDictionary<string, long> _requests = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<FailureKind, long> _failures = new();
    private long _bytesSent;
    private long _bytesReceived;

    public string Peer => peer;

    public long BytesSent => Interlocked.Read(ref _bytesSent);

    public long BytesReceived => Interlocked.Read(ref _bytesReceived);

    /// <summary>Requests sent, by the protocol's own name of the request.</summary>
    public IEnumerable<KeyValuePair<string, long>> Requests => _requests.ToArray().OrderBy(entry => entry.Key, StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<FailureKind, long>> Failures => _failures.ToArray().OrderBy(entry => entry.Key);

    public long FailuresOf(FailureKind kind) => _failures.GetValueOrDefault(kind);

    public void CountRequest(string name) => _requests.AddOrUpdate(name, 1, static (_, count) => count + 1);

    public void CountFailure(FailureKind kind) => _failures.AddOrUpdate(kind, 1, static (_, count) => count + 1);

    public void CountSent(int bytes) => Interlocked.Add(ref _bytesSent, bytes);

    public void CountReceived(int bytes) => Interlocked.Add(ref _bytesReceived, bytes);
}
