using System.Collections.Concurrent;

namespace BrokerExporter.Exposition;

/// <summary>
/// Keeps the pieces of the last pages for the next ones. One array for a page would have to be found anew, and copied, each time
/// that it grows, and a page of ten megabytes would leave as much again behind.
/// </summary>
internal sealed class PagePieces
{
    /// <summary>Bytes. Large enough that the collector never moves them.</summary>
    public const int Size = 128 * 1024;

    private readonly ConcurrentBag<byte[]> _kept = [];
    private int _count;

    public static PagePieces Instance { get; } = new();

    /// <summary>How many are kept.</summary>
    public int Kept => Volatile.Read(ref _count);

    /// <param name="least">Bytes that it must have room for; nearly always fewer than a piece has.</param>
    public byte[] Rent(int least)
    {
        if (least > Size)
            return GC.AllocateUninitializedArray<byte>(least);
        if (!_kept.TryTake(out var piece))
            return GC.AllocateUninitializedArray<byte>(Size);
        Interlocked.Decrement(ref _count);
        return piece;
    }

    public void Return(byte[] piece)
    {
        if (piece.Length != Size)
            return;
        _kept.Add(piece);
        Interlocked.Increment(ref _count);
    }

    /// <summary>Lets those go that two pages like the last one would not need: a cluster has shrunk.</summary>
    /// <param name="pieces">How many the last page took.</param>
    public void Trim(int pieces)
    {
        while (Kept > 2 * pieces && _kept.TryTake(out _))
            Interlocked.Decrement(ref _count);
    }
}
