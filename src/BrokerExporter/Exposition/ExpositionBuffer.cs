namespace BrokerExporter.Exposition;

/// <summary>A body under construction, in an array that grows by doubling and is used again.</summary>
internal sealed class ExpositionBuffer(int capacity = 64 * 1024) : IDisposable
{
    private byte[] _bytes = PageArrays.Instance.Rent(capacity);

    public int Length { get; private set; }

    /// <summary>What was written so far; valid until the next write and until the buffer is disposed.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    /// <summary>Room for at least this many bytes; <see cref="Advance"/> says how many were used.</summary>
    public Span<byte> Reserve(int count)
    {
        if (_bytes.Length - Length < count)
            Grow(count);
        return _bytes.AsSpan(Length);
    }

    public void Advance(int count) => Length += count;

    /// <summary>Takes back what was written after this length.</summary>
    public void Truncate(int length) => Length = length;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        Length += bytes.Length;
    }

    public void Dispose()
    {
        var bytes = _bytes;
        _bytes = [];
        Length = 0;
        if (bytes.Length > 0)
            PageArrays.Instance.Return(bytes);
    }

    private void Grow(int count)
    {
        var larger = PageArrays.Instance.Rent((int)Math.Min(Array.MaxLength, Math.Max((long)_bytes.Length * 2, (long)Length + count)));
        _bytes.AsSpan(0, Length).CopyTo(larger);
        PageArrays.Instance.Return(_bytes);
        _bytes = larger;
    }
}
