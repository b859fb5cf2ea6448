using Probes.Transport;

namespace Probes.Nats.Client;

/// <summary>
/// Where documents are read into. They are megabytes at each scrape: an array of their own each time would be garbage that is
/// only collected with everything else. So the largest is kept; who finds it taken makes another.
/// </summary>
internal sealed class DocumentBuffer(int largest)
{
    private const int Smallest = 16 * 1024;

    private byte[]? _spare;

    /// <summary>Reads to the end, and hands what there is to a reader, who must not keep it.</summary>
    /// <exception cref="ProtocolException">It does not end within the limit.</exception>
    public async Task<T> ReadAsync<T>(Stream stream, Func<ReadOnlyMemory<byte>, T> read, CancellationToken cancellationToken)
    {
        var buffer = Interlocked.Exchange(ref _spare, null) ?? new byte[Smallest];
        var length = 0;
        try
        {
            while (await stream.ReadAsync(buffer.AsMemory(length), cancellationToken) is var count && count > 0)
            {
                length += count;
                if (length > largest)
                    throw new ProtocolException($"the answer is larger than {largest >> 20} MB");
                if (length == buffer.Length)
                    Array.Resize(ref buffer, length * 2);
            }

            return read(buffer.AsMemory(0, length));
        }
        finally
        {
            if (_spare is not { } other || other.Length < buffer.Length)
                _spare = buffer;
        }
    }
}
