namespace Probes.RocketMq.Protocol;

/// <summary>
/// What a group committed of a topic, by queue. Broadcasting: the lowest position of all clients of a broadcasting group,
/// which a 5.x broker keeps under "topic@group@broadcast" (BroadcastOffsetManager in apache/rocketmq).
/// </summary>
internal sealed record GroupTopicOffsets(string Topic, string Group, bool Broadcasting, QueueOffset[] Queues)
{
    private static ReadOnlySpan<byte> BroadcastSuffix => "@broadcast"u8;

    /// <summary>Null when the key is not of the form "topic@group" (ConsumerOffsetManager passes over those too).</summary>
    public static GroupTopicOffsets? From(ReadOnlySpan<byte> key, List<QueueOffset> queues)
    {
        var at = key.IndexOf((byte)'@');
        if (at <= 0 || at == key.Length - 1)
            return null;
        var group = key[(at + 1)..];
        var broadcasting = group.Length > BroadcastSuffix.Length && group.EndsWith(BroadcastSuffix);
        if (broadcasting)
            group = group[..^BroadcastSuffix.Length];
        return new GroupTopicOffsets(RecentNames.Of(key[..at]), RecentNames.Of(group), broadcasting, [.. queues]);
    }
}
