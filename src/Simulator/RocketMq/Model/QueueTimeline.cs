namespace Simulator.RocketMq.Model;

/// <summary>
/// When which offset of a queue was written: at most 32 points; when full, every other one is dropped and the
/// distance doubles. Between two points messages are taken to have come evenly.
/// </summary>
internal sealed class QueueTimeline
{
    private const int Capacity = 32;
    private readonly long[] offsets = new long[Capacity];
    private readonly long[] times = new long[Capacity];
    private int count;
    private long distance = 250;

    public QueueTimeline(long offset, long time)
    {
        Append(offset, time);
    }

    public QueueTimeline Copy()
    {
        var copy = new QueueTimeline(0, 0) { count = count, distance = distance };
        offsets.CopyTo(copy.offsets, 0);
        times.CopyTo(copy.times, 0);
        return copy;
    }

    /// <summary>From <paramref name="offset"/> on, messages were stored at <paramref name="time"/> (Unix ms).</summary>
    public void Note(long offset, long time)
    {
        if (time - times[count - 1] < distance)
        {
            return;
        }

        if (count == Capacity)
        {
            Thin();
        }

        Append(offset, time);
    }

    /// <summary>The store time of the message at <paramref name="offset"/>; <paramref name="endOffset"/> was reached at <paramref name="endTime"/>.</summary>
    public long TimeOf(long offset, long endOffset, long endTime)
    {
        var right = 0;
        while (right < count && offsets[right] <= offset)
        {
            right++;
        }

        if (right == 0)
        {
            return times[0];
        }

        var (offset1, time1) = right < count ? (offsets[right], times[right]) : (endOffset, endTime);
        var (offset0, time0) = (offsets[right - 1], times[right - 1]);
        return offset1 <= offset0 || time1 <= time0
            ? time0
            : time0 + (long)((time1 - time0) * ((double)(offset - offset0) / (offset1 - offset0)));
    }

    private void Append(long offset, long time)
    {
        offsets[count] = offset;
        times[count] = time;
        count++;
    }

    private void Thin()
    {
        for (var i = 0; i < Capacity / 2; i++)
        {
            offsets[i] = offsets[i * 2];
            times[i] = times[i * 2];
        }

        count = Capacity / 2;
        distance *= 2;
    }
}
