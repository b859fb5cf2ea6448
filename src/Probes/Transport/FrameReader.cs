using System.Buffers;
using System.Buffers.Binary;

namespace Probes.Transport;

/// <summary>
/// Cuts a stream into frames that begin with their length (int32, big endian, itself not counted). Reads many small
/// frames per system call, and never reserves memory for a length that a peer merely claims.
/// </summary>
/// <param name="stream">Where the bytes come from.</param>
/// <param name="maximumLength">The longest frame accepted, in bytes.</param>
/// <param name="arrived">Called with the bytes of each read, whether or not a frame is complete.</param>
internal sealed class FrameReader(Stream stream, int maximumLength, Action<int> arrived) : IDisposable
{
    private const int PrefixLength = 4;
    private const int InitialCapacity = 64 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(InitialCapacity);
    private int _start;
    private int _end;

    /// <summary>The next frame without its length; valid until the next call. Null when the peer has closed between frames.</summary>
    /// <exception cref="ProtocolException">The length is negative or above the cap, or the stream ended inside a frame.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await FillAsync(PrefixLength, cancellationToken))
            return null;
        var length = BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(_start));
        if (length < 0 || length > maximumLength)
            throw new ProtocolException($"a frame announces {length} bytes; at most {maximumLength} are accepted");

        if (!await FillAsync(PrefixLength + length, cancellationToken))
            throw new ProtocolException($"the stream ended inside a frame of {length} bytes");
        var frame = _buffer.AsMemory(_start + PrefixLength, length);
        _start += PrefixLength + length;
        return frame;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    // False: the stream ended before the first byte of what is wanted.
    private async ValueTask<bool> FillAsync(int wanted, CancellationToken cancellationToken)
    {
        while (_end - _start < wanted)
        {
            MakeRoom(wanted);
            var count = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
            if (count == 0)
            {
                if (_end == _start)
                    return false;
                throw new ProtocolException($"the stream ended after {_end - _start} of {wanted} bytes");
            }

            _end += count;
            arrived(count);
        }

        return true;
    }

    private void MakeRoom(int wanted)
    {
        if (_start > 0 && (_start == _end || _start + wanted > _buffer.Length))
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end < _buffer.Length)
            return;
        // Doubling what has arrived, not reserving what was announced.
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.AsSpan(0, _end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
