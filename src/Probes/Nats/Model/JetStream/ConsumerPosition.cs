namespace Probes.Nats.Model.JetStream;

/// <summary>Where a consumer stands in its stream, by its leader.</summary>
/// <param name="Delivered">The newest stream sequence that was delivered.</param>
/// <param name="AckFloor">The stream sequence up to which everything is acknowledged.</param>
/// <param name="Pending">Messages that match and were not delivered yet.</param>
/// <param name="AckPending">Messages that were delivered and not acknowledged yet.</param>
internal readonly record struct ConsumerPosition(ulong Delivered, ulong AckFloor, ulong Pending, ulong AckPending)
{
    /// <summary>What it is behind, in messages.</summary>
    /// <param name="withAckPending">Whether what is in somebody's hands counts as not consumed.</param>
    public ulong Lag(bool withAckPending) => withAckPending ? Pending + AckPending : Pending;

    /// <summary>The sequence of the oldest message that it is behind with, or of one before it where it filters; null: there is none.</summary>
    public ulong? Oldest(bool withAckPending)
    {
        if (withAckPending && AckPending > 0)
            return Next(AckFloor);
        return Pending > 0 ? Next(Delivered) : null;
    }

    /// <summary>Messages that were removed before they were delivered.</summary>
    /// <param name="first">The sequence of the oldest message in the stream.</param>
    public ulong Lost(ulong first) => first > Next(Delivered) ? first - Next(Delivered) : 0;

    private static ulong Next(ulong sequence) => sequence == ulong.MaxValue ? sequence : sequence + 1;
}
