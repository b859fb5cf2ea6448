using Probes.Lag;

namespace Probes.Kafka.Model.Topics;

/// <summary>What is remembered of a topic between collections.</summary>
internal sealed class TopicMemory
{
    private Guid _id;
    private OffsetHistory?[] _histories = [];
    private long[] _askedAt = [];

    public PartitionTotal Published { get; } = new();

    /// <summary>How often the topic was seen to be another one.</summary>
    public long Recreations { get; private set; }

    /// <summary>When messages of partitions came that groups consume; null for others. By position.</summary>
    public ReadOnlySpan<OffsetHistory?> Histories => _histories;

    /// <summary>Takes in where the topic's partitions end.</summary>
    public void Observe(TopicOffsets offsets)
    {
        var isAnother = _id != Guid.Empty && offsets.Topic.Id != Guid.Empty && offsets.Topic.Id != _id;
        if (isAnother)
        {
            Published.Restart();
            _histories.AsSpan().Clear();
            _askedAt.AsSpan().Clear();
        }

        if (offsets.Topic.Id != Guid.Empty)
            _id = offsets.Topic.Id;
        var count = offsets.End.Length;
        Array.Resize(ref _histories, count);
        Array.Resize(ref _askedAt, count);
        var hasFallen = Published.Observe(offsets.End, countsAdded: true);
        // A new leader may know less of the end for a moment: where topics have ids, these decide.
        if (isAnother || (hasFallen && _id == Guid.Empty))
            Recreations++;
    }

    /// <summary>The history of a partition, which from now on is kept.</summary>
    public OffsetHistory HistoryOf(int position) => _histories[position] ??= new OffsetHistory();

    /// <summary>Takes in how far each partition reaches whose history is kept.</summary>
    public void ObserveHistories(TopicOffsets offsets)
    {
        for (var i = 0; i < _histories.Length; i++)
        {
            if (offsets.IsKnown(i))
                _histories[i]?.Observe(offsets.ReadAt[i], offsets.End[i], 0);
        }
    }

    /// <summary>Whether the past of a partition may be asked about: not again so soon, whatever came of it.</summary>
    public bool MayAsk(int position, long now, long patience)
    {
        if (_askedAt[position] != 0 && Math.Abs(now - _askedAt[position]) < patience)
            return false;
        _askedAt[position] = now;
        return true;
    }
}
