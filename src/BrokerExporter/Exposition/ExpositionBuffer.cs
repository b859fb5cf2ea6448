namespace BrokerExporter.Exposition;

/// <summary>A body under construction, in pieces that are used again.</summary>
internal sealed class ExpositionBuffer(PagePieces pool) : IDisposable
{
    private readonly List<byte[]> _arrays = [];
    private readonly List<int> _lengths = [];
    private byte[] _last = [];
    private int _used;
    private int _before;

    public int Length => _before + _used;

    /// <summary>What was written so far, in order; valid until the next write and until the buffer is disposed.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Written =>
        _arrays.Select((array, i) => new ReadOnlyMemory<byte>(array, 0, i < _lengths.Count ? _lengths[i] : _used));

    /// <summary>Room for at least this many bytes; <see cref="Advance"/> says how many were used.</summary>
    public Span<byte> Reserve(int count)
    {
        if (_last.Length - _used < count)
            Grow(count);
        return _last.AsSpan(_used);
    }

    public void Advance(int count) => _used += count;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        _used += bytes.Length;
    }

    /// <summary>Takes back what was written after this length.</summary>
    public void Truncate(int length)
    {
        while (length < _before)
        {
            pool.Return(_arrays[^1]);
            _arrays.RemoveAt(_arrays.Count - 1);
            _last = _arrays[^1];
            _used = _lengths[^1];
            _lengths.RemoveAt(_lengths.Count - 1);
            _before -= _used;
        }

        _used = length - _before;
    }

    public void Dispose()
    {
        if (_arrays.Count == 0)
            return;
        _arrays.ForEach(pool.Return);
        pool.Trim(_arrays.Count);
        _arrays.Clear();
        _lengths.Clear();
        (_last, _used, _before) = ([], 0, 0);
    }

    private void Grow(int count)
    {
        if (_arrays.Count > 0)
            _lengths.Add(_used);
        _before += _used;
        _used = 0;
        _arrays.Add(_last = pool.Rent(count));
    }
}
