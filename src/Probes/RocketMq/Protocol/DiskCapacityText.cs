namespace Probes.RocketMq.Protocol;

/// <summary>"Total : 252.0 GiB, Free : 73.5 GiB." (commitLogDirCapacity, AdminBrokerProcessor in apache/rocketmq), in bytes.</summary>
internal readonly record struct DiskCapacityText(long TotalBytes, long FreeBytes)
{
    public static DiskCapacityText? Read(ReadOnlySpan<char> text)
    {
        // Not by the comma: a broker's locale may put one into the numbers.
        var total = text.IndexOf("Total", StringComparison.Ordinal);
        var free = text.IndexOf("Free", StringComparison.Ordinal);
        if (total < 0 || free < total)
            return null;
        return ReadPart(text[total..free]) is { } totalBytes && ReadPart(text[free..]) is { } freeBytes
            ? new DiskCapacityText(totalBytes, freeBytes)
            : null;
    }

    private static long? ReadPart(ReadOnlySpan<char> part) =>
        ByteSizeText.Read(part[(part.IndexOf(':') + 1)..].Trim().TrimEnd(",."));
}
