namespace BrokerExporter.Exposition;

/// <summary>A body under construction, in pieces that are used again.</summary>
/// <param name="pool">Where pieces come from.</param>
/// <param name="drain">Takes what is final as soon as a piece is full, so that one piece is enough for any page; null: all are kept.</param>
internal sealed class ExpositionBuffer(PagePieces pool, Action<ReadOnlyMemory<byte>>? drain = null) : IDisposable
{
    private readonly List<byte[]> _arrays = [];
    private readonly List<int> _lengths = [];
    private byte[] _last = [];
    private int _used;
    private int _before;
    private bool _held;

    /// <summary>All that was written, drained or not.</summary>
    public int Length => _before + _used;

    /// <summary>What was written so far and not drained, in order; valid until the next write and until the buffer is disposed.</summary>
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

    /// <summary>Keeps what is written from now on, until <see cref="Release"/>: it may be taken back.</summary>
    /// <returns>The length to <see cref="Truncate"/> to.</returns>
    public int Hold()
    {
        _held = true;
        return Length;
    }

    /// <summary>What was written is final.</summary>
    public void Release() => _held = false;

    /// <summary>Takes back what was written after this length, which has not been drained.</summary>
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

    /// <summary>Hands over what is left.</summary>
    public void Drain()
    {
        if (drain is null || _arrays.Count == 0)
            return;
        foreach (var piece in Written)
            drain(piece);
        for (var i = 0; i < _arrays.Count - 1; i++)
            pool.Return(_arrays[i]);
        _arrays.RemoveRange(0, _arrays.Count - 1);
        _lengths.Clear();
        (_before, _used) = (Length, 0);
    }

    public void Dispose()
    {
        if (_arrays.Count == 0)
            return;
        _arrays.ForEach(pool.Return);
        // One that is drained says nothing of how large pages are.
        if (drain is null)
            pool.Trim(_arrays.Count);
        _arrays.Clear();
        _lengths.Clear();
        (_last, _used, _before) = ([], 0, 0);
    }

    private void Grow(int count)
    {
        if (!_held)
            Drain();
        if (_last.Length - _used >= count)
            return;
        if (_arrays.Count > 0)
            _lengths.Add(_used);
        _before += _used;
        _used = 0;
        _arrays.Add(_last = pool.Rent(count));
    }
}
