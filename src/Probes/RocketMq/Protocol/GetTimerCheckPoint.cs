using System.Buffers.Binary;
using Probes.Transport;

namespace Probes.RocketMq.Protocol;

/// <summary>
/// How far the timer wheel (5.x) is, as it is written to disk: TimerCheckpoint in apache/rocketmq, seven int64 in network
/// order and no JSON. Code 1 where the timer wheel is off.
/// </summary>
internal static class GetTimerCheckPoint
{
    // lastReadTimeMs, lastTimerLogFlushPos, lastTimerQueueOffset, masterTimerQueueOffset, and a data version of three.
    private const int Length = 7 * sizeof(long);

    public static RemotingRequest Request() => new(RequestCode.GetTimerCheckPoint);

    public static TimerCheckPoint Read(ReadOnlySpan<byte> body)
    {
        if (body.Length < Length)
            throw new ProtocolException($"A timer checkpoint has {Length} bytes, and these are {body.Length}.");
        return new TimerCheckPoint(
            BinaryPrimitives.ReadInt64BigEndian(body),
            BinaryPrimitives.ReadInt64BigEndian(body[(2 * sizeof(long))..]),
            BinaryPrimitives.ReadInt64BigEndian(body[(3 * sizeof(long))..]));
    }
}

/// <summary>How far a timer wheel is.</summary>
/// <param name="LastReadTime">Messages that were due until then are delivered; Unix milliseconds by the broker's clock.</param>
/// <param name="QueueOffset">How far the queue of timer messages is put into the wheel.</param>
/// <param name="MasterQueueOffset">The same of the master, as a slave last heard of it.</param>
internal sealed record TimerCheckPoint(long LastReadTime, long QueueOffset, long MasterQueueOffset);
