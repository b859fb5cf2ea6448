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

    /// <summary>What several connections did to the same peers, each peer once.</summary>
    public static IReadOnlyCollection<PeerStatistics> ByPeer(IEnumerable<PeerStatistics> all) =>
        [.. all.GroupBy(one => one.Peer, StringComparer.Ordinal).Select(same => same.Count() == 1 ? same.Single() : Sum(same.Key, same))];

    private static PeerStatistics Sum(string peer, IEnumerable<PeerStatistics> same)
    {
        var sum = new PeerStatistics(peer);
        foreach (var one in same)
        {
            sum._bytesSent += one.BytesSent;
            sum._bytesReceived += one.BytesReceived;
            foreach (var (name, count) in one.Requests)
                sum._requests.AddOrUpdate(name, count, (_, known) => known + count);
            foreach (var (kind, count) in one.Failures)
                sum._failures.AddOrUpdate(kind, count, (_, known) => known + count);
        }

        return sum;
    }
}
