namespace Probes.RocketMq.Protocol;

/// <summary>One frame taken apart. The body lives as long as the buffer that the frame was read from.</summary>
internal readonly ref struct RemotingReply(RemotingHeader header, ReadOnlySpan<byte> body)
{
    public RemotingHeader Header { get; } = header;

    public ReadOnlySpan<byte> Body { get; } = body;
}
