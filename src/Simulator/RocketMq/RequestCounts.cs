namespace Simulator.RocketMq;

/// <summary>What one server was asked. Requests are counted when they are read, answered or not.</summary>
internal sealed class RequestCounts
{
    private readonly Lock gate = new();
    private readonly Dictionary<int, long> byCode = [];
    private long connections;

    public long Connections
    {
        get
        {
            lock (gate)
            {
                return connections;
            }
        }
    }

    public long Total
    {
        get
        {
            lock (gate)
            {
                return byCode.Values.Sum();
            }
        }
    }

    public long Of(int code)
    {
        lock (gate)
        {
            return byCode.GetValueOrDefault(code);
        }
    }

    public IReadOnlyDictionary<int, long> Snapshot()
    {
        lock (gate)
        {
            return new SortedDictionary<int, long>(byCode);
        }
    }

    public void Reset()
    {
        lock (gate)
        {
            byCode.Clear();
            connections = 0;
        }
    }

    public void CountRequest(int code)
    {
        lock (gate)
        {
            byCode[code] = byCode.GetValueOrDefault(code) + 1;
        }
    }

    public void CountConnection()
    {
        lock (gate)
        {
            connections++;
        }
    }
}
