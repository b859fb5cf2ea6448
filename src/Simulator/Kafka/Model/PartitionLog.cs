using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Probes.Kafka.Protocol;

namespace Simulator.Kafka.Model;

/// <summary>The messages of a partition, as runs.</summary>
internal sealed class PartitionLog
{
    /// <summary>What a message of a run without records counts for.</summary>
    public const int AssumedBytes = 100;

    private readonly List<Run> runs = [];
    private int first;

    // Whether no run is older than the one before it: then times are found without looking at all runs.
    private bool isOrdered = true;

    /// <summary>The first offset that is still there: log start offset, low watermark.</summary>
    public long Low { get; private set; }

    /// <summary>The next offset to be written: high watermark.</summary>
    public long High { get; private set; }

    /// <summary>Where the oldest open transaction began; null: none is open.</summary>
    public long? OpenTransaction { get; set; }

    /// <summary>Last stable offset.</summary>
    public long Stable => OpenTransaction is { } open ? Math.Min(open, High) : High;

    public long Bytes => (High - Low) * AssumedBytes;

    /// <returns>The first one's offset.</returns>
    public long Append(int count, long timestamp) => Append(new Run(High, count, timestamp));

    public long Append(ImmutableArray<Record> records) =>
        Append(new Run(High, records.Length, records.Max(record => record.Timestamp), records));

    /// <summary>Deletes what is before this offset, as retention and DeleteRecords do.</summary>
    public void TrimTo(long offset)
    {
        Low = Math.Clamp(offset, Low, High);
        while (first < runs.Count && runs[first].End <= Low)
        {
            first++;
        }

        // Not at each call: moving the rest is what costs.
        if (first > 1024 && first > runs.Count / 2)
        {
            runs.RemoveRange(0, first);
            first = 0;
        }
    }

    /// <summary>Deletes what is older.</summary>
    public void TrimBefore(long timestamp)
    {
        var offset = Low;
        for (var i = first; i < runs.Count && runs[i].Timestamp < timestamp; i++)
        {
            offset = runs[i].End;
        }

        TrimTo(offset);
    }

    /// <summary>The first message that is not older, which is what ListOffsets looks for; null: all are.</summary>
    public (long Offset, long Timestamp)? At(long timestamp)
    {
        for (var i = isOrdered ? IndexOf(run => run.Timestamp < timestamp) : first; i < runs.Count; i++)
        {
            // In the run in which retention cuts, the newest message may be gone already.
            if (runs[i].Timestamp >= timestamp
                && Messages(runs[i]).Where(message => message.Offset >= Low && message.Timestamp >= timestamp).ToList() is [var found, ..])
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The message with the newest time; null: there is none.</summary>
    public (long Offset, long Timestamp)? Newest()
    {
        (long Offset, long Timestamp)? newest = null;
        for (var i = isOrdered && runs.Count > 0 ? IndexOf(run => run.Timestamp < runs[^1].Timestamp) : first; i < runs.Count; i++)
        {
            if (newest is null || runs[i].Timestamp > newest.Value.Timestamp)
            {
                newest = Messages(runs[i]).Where(message => message.Offset >= Low).Select(message => ((long, long)?)message)
                    .MaxBy(message => message!.Value.Item2) ?? newest;
            }
        }

        return newest;
    }

    /// <summary>Messages from an offset on, as many as fit; at least one if there is any, as brokers do (KIP-74).</summary>
    public ImmutableArray<Record> Read(long offset, int bytes)
    {
        var read = ImmutableArray.CreateBuilder<Record>();
        for (var i = IndexOf(run => run.End <= offset); i < runs.Count; i++)
        {
            foreach (var record in Records(runs[i]).Where(record => record.Offset >= offset))
            {
                bytes -= AssumedBytes + (record.Value?.Length ?? 0);
                if (bytes < 0 && read.Count > 0)
                {
                    return read.ToImmutable();
                }

                read.Add(record);
            }
        }

        return read.ToImmutable();
    }

    private long Append(Run run)
    {
        if (run.Count > 0)
        {
            isOrdered &= runs.Count == 0 || runs[^1].Timestamp <= run.Timestamp;
            runs.Add(run);
            High = run.End;
        }

        return run.Offset;
    }

    // The first run of which this is not true; it is true of none behind that.
    private int IndexOf(Predicate<Run> isBefore)
    {
        var (low, high) = (first, runs.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = isBefore(runs[middle]) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private IEnumerable<(long Offset, long Timestamp)> Messages(Run run) => run.Records is { } records
        ? records.Select((record, i) => (run.Offset + i, record.Timestamp))
        : [(Math.Max(run.Offset, Low), run.Timestamp)];

    private static IEnumerable<Record> Records(Run run) => run.Records is { } records
        ? records.Select((record, i) => record with { Offset = run.Offset + i })
        : Enumerable.Range(0, run.Count).Select(i => new Record(
            run.Offset + i, run.Timestamp, null, [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"message {run.Offset + i}"))]));
}
