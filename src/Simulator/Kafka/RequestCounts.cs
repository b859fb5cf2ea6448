using Probes.Kafka.Protocol;

namespace Simulator.Kafka;

/// <summary>What one broker was asked. Requests are counted when they are read, answered or not.</summary>
internal sealed class RequestCounts
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<ApiKey, long> byKey = [];
    private readonly Dictionary<ApiKey, short> versions = [];
    private long connections;

    public long Connections => Interlocked.Read(ref connections);

    public long Total
    {
        get
        {
            lock (gate)
            {
                return byKey.Values.Sum();
            }
        }
    }

    public long Of(ApiKey key)
    {
        lock (gate)
        {
            return byKey.GetValueOrDefault(key);
        }
    }

    /// <summary>The version of the last such request; null: there was none.</summary>
    public short? VersionOf(ApiKey key)
    {
        lock (gate)
        {
            return versions.TryGetValue(key, out var version) ? version : null;
        }
    }

    public IReadOnlyDictionary<ApiKey, long> Snapshot()
    {
        lock (gate)
        {
            return new SortedDictionary<ApiKey, long>(byKey);
        }
    }

    public void Reset()
    {
        lock (gate)
        {
            byKey.Clear();
            versions.Clear();
            Interlocked.Exchange(ref connections, 0);
        }
    }

    public void CountRequest(ApiKey key, short version)
    {
        lock (gate)
        {
            byKey[key] = byKey.GetValueOrDefault(key) + 1;
            versions[key] = version;
        }
    }

    public void CountConnection() => Interlocked.Increment(ref connections);
}
