using System.Buffers;

namespace BrokerExporter.Exposition;

/// <summary>
/// Keeps the arrays of the last pages for the next ones: two, because Prometheus often comes in pairs. The shared pool would
/// round ten megabytes up to sixteen and lose sight of them, one for each thread that ever finished a page.
/// </summary>
internal sealed class PageArrays : ArrayPool<byte>
{
    private readonly byte[]?[] _kept = new byte[2][];

    public static PageArrays Instance { get; } = new();

    public override byte[] Rent(int minimumLength)
    {
        for (var i = 0; i < _kept.Length; i++)
        {
            // One that is too short, or far too long because a cluster has shrunk, is not put back.
            if (Interlocked.Exchange(ref _kept[i], null) is { } kept && kept.Length >= minimumLength && kept.Length / 4 <= minimumLength)
                return kept;
        }

        // The next page will be a little longer.
        return GC.AllocateUninitializedArray<byte>((int)Math.Min(Array.MaxLength, minimumLength + ((long)minimumLength / 8)));
    }

    public override void Return(byte[] array, bool clearArray = false)
    {
        for (var i = 0; i < _kept.Length; i++)
        {
            if (Interlocked.CompareExchange(ref _kept[i], array, null) is null)
                return;
        }
    }
}
