namespace Simulator.RocketMq.Model;

/// <summary>The consumer offset table of one broker, by topic@group and by group.</summary>
internal sealed class OffsetTable(long now)
{
    private readonly Dictionary<string, CommittedOffsets> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<CommittedOffsets>> byGroup = new(StringComparer.Ordinal);

    public DataVersion Version { get; private init; } = new(now);

    public IEnumerable<CommittedOffsets> Rows => byKey.Values;

    /// <summary>Rows by group; those of broadcasting clients are not among them, as in 5.x' groupTopicMap.</summary>
    public IEnumerable<KeyValuePair<string, List<CommittedOffsets>>> ByGroup => byGroup;

    public OffsetTable Copy(long now)
    {
        var copy = new OffsetTable(now) { Version = Version.Copy() };
        foreach (var row in Rows)
        {
            var copied = copy.Add(row.Topic, row.Group, row.IsBroadcast, row.Count);
            copied.HeldPerQueue = row.HeldPerQueue;
            for (var queue = 0; queue < row.Count; queue++)
            {
                copied[queue] = row[queue];
            }
        }

        return copy;
    }

    public CommittedOffsets? Row(string topic, string group) => byKey.GetValueOrDefault(topic + "@" + group);

    public IReadOnlyList<CommittedOffsets> OfGroup(string group) => byGroup.GetValueOrDefault(group) ?? [];

    public CommittedOffsets Add(string topic, string group, bool isBroadcast, int queues)
    {
        var row = new CommittedOffsets(topic, group, isBroadcast, queues);
        if (byKey.TryAdd(row.Key, row))
        {
            if (!isBroadcast)
            {
                (byGroup.TryGetValue(group, out var rows) ? rows : byGroup[group] = []).Add(row);
            }

            return row;
        }

        return byKey[row.Key];
    }

    public void RemoveTopic(string topic, long now) => Remove(row => row.Topic == topic, now);

    public void RemoveGroup(string group, long now) => Remove(row => row.Group == group, now);

    private void Remove(Func<CommittedOffsets, bool> isGone, long now)
    {
        foreach (var row in byKey.Values.Where(isGone).ToList())
        {
            byKey.Remove(row.Key);
            if (byGroup.TryGetValue(row.Group, out var rows) && rows.Remove(row) && rows.Count == 0)
            {
                byGroup.Remove(row.Group);
            }
        }

        Version.Next(now);
    }
}
