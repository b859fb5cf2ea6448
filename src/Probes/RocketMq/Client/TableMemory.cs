using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Client;

/// <summary>
/// One broker's table as it was last read. Topics and groups hardly ever change and are asked in every collection, since only
/// the answer tells that they did not: reading it again, and everything that is made of it, is saved. Thread-safe.
/// </summary>
internal sealed class TableMemory<T>(BodyReader<T> read)
    where T : class
{
    private Entry? _last;

    private sealed record Entry(TableStamp Stamp, T Table);

    public T Read(ReadOnlySpan<byte> body)
    {
        if (TableStamp.Of(body) is not { } stamp)
            return read(body);
        if (Volatile.Read(ref _last) is { } last && last.Stamp == stamp)
            return last.Table;
        var table = read(body);
        Volatile.Write(ref _last, new Entry(stamp, table));
        return table;
    }
}
