namespace Probes.RocketMq.Protocol;

/// <summary>
/// A queue that a client has been given, as the client sees it (ProcessQueueInfo in apache/rocketmq). Times in milliseconds
/// of the client's clock; all three begin with the time when it got the queue. Dropped: given back, and not forgotten yet.
/// </summary>
/// <param name="Queue">Which queue.</param>
/// <param name="CachedCount">Messages pulled and not consumed yet.</param>
/// <param name="CachedMebibytes">Their size in MiB, rounded down: usually 0.</param>
/// <param name="CommitOffset">The next offset to be committed.</param>
/// <param name="IsDropped">RocketMQ spells it droped.</param>
/// <param name="LastConsume">When a message of the queue was last consumed or taken.</param>
/// <param name="LastPull">When the broker was last asked for more.</param>
/// <param name="IsLocked">Whether the broker granted the queue for consuming in order; only clients that consume so keep it up.</param>
/// <param name="LastLock">When the lock was last granted.</param>
internal readonly record struct ProcessQueue(
    MessageQueue Queue,
    long CachedCount,
    long CachedMebibytes,
    long CommitOffset,
    bool IsDropped,
    long LastConsume,
    long LastPull,
    bool IsLocked,
    long LastLock)
{
    /// <summary>Null when the queue is not told.</summary>
    public static ProcessQueue? Read(ref FastJsonReader json, MessageQueue? queue)
    {
        if (!json.EnterObject())
            return null;
        long cached = 0, mebibytes = 0, commit = 0, lastConsume = 0, lastPull = 0, lastLock = 0;
        bool isDropped = false, isLocked = false;
        while (json.NextMember())
        {
            if (json.Key.Is("cachedMsgCount"u8))
                cached = json.ReadInt64() ?? 0;
            else if (json.Key.Is("cachedMsgSizeInMiB"u8))
                mebibytes = json.ReadInt64() ?? 0;
            else if (json.Key.Is("commitOffset"u8))
                commit = json.ReadInt64() ?? 0;
            else if (json.Key.Is("droped"u8))
                isDropped = json.ReadBoolean() ?? false;
            else if (json.Key.Is("lastConsumeTimestamp"u8))
                lastConsume = json.ReadInt64() ?? 0;
            else if (json.Key.Is("lastPullTimestamp"u8))
                lastPull = json.ReadInt64() ?? 0;
            else if (json.Key.Is("locked"u8))
                isLocked = json.ReadBoolean() ?? false;
            else if (json.Key.Is("lastLockTimestamp"u8))
                lastLock = json.ReadInt64() ?? 0;
            else
                json.Skip();
        }
        return queue is { } known
            ? new ProcessQueue(known, cached, mebibytes, commit, isDropped, lastConsume, lastPull, isLocked, lastLock)
            : null;
    }
}
