namespace Probes.Kafka.Model.Topics;

/// <summary>
/// A counter over offsets of a topic's partitions that never falls. A partition that is not known for a while contributes nothing
/// until it is, and then what has come meanwhile; one that was cut contributes nothing for it.
/// </summary>
internal sealed class PartitionTotal
{
    private long[] _last = [];

    public long Total { get; private set; }

    /// <summary>Whether anything was observed yet.</summary>
    public bool IsBegun { get; private set; }

    /// <param name="offsets">By partition; below 0: not known, or none.</param>
    /// <param name="countsAdded">Whether a partition that was added counts from 0: true for ends. A group's first commit says where it began, not what it consumed.</param>
    /// <returns>Whether an offset has fallen.</returns>
    public bool Observe(ReadOnlySpan<long> offsets, bool countsAdded)
    {
        var (known, hasFallen) = (_last.Length, false);
        if (known != offsets.Length)
        {
            Array.Resize(ref _last, offsets.Length);
            _last.AsSpan(Math.Min(known, offsets.Length)).Fill(-1);
        }

        for (var i = 0; i < offsets.Length; i++)
        {
            var (offset, last) = (offsets[i], _last[i]);
            if (offset < 0)
                continue;
            if (last >= 0)
                Total += Math.Max(0, offset - last);
            else if (!IsBegun || (countsAdded && i >= known))
                Total += offset;
            hasFallen |= offset < last;
            _last[i] = offset;
        }

        IsBegun = true;
        return hasFallen;
    }

    /// <summary>The topic is another one: all that is in it has come since.</summary>
    public void Restart() => _last.AsSpan().Clear();
}
