namespace Probes.RocketMq.Model.Clients;

/// <summary>A queue that a client consumes, as the client tells. Times in milliseconds of its own clock; 0 is untold.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Broker">The broker's name.</param>
/// <param name="QueueId">Below 0: all that the broker gives it to pop from (POP).</param>
/// <param name="Cached">Messages that it holds and has not consumed.</param>
/// <param name="CachedBytes">Their size, in whole MiB, rounded down.</param>
/// <param name="LastConsume">When it last consumed of it.</param>
/// <param name="LastHeard">When anything last happened with the queue: a pull, a lock.</param>
/// <param name="IsLocked">Whether the broker granted it for consuming in order.</param>
internal sealed record ClientQueue(
    string Topic, string Broker, int QueueId, long Cached, long CachedBytes, long LastConsume, long LastHeard, bool IsLocked)
{
    /// <summary>Since when, by our clock, it was seen to hold messages and to consume none.</summary>
    public DateTimeOffset? HeldSince { get; init; }

    public bool IsRetry => Topic.StartsWith(TopicName.RetryPrefix, StringComparison.Ordinal);

    public (string Topic, string Broker, int QueueId) Key => (Topic, Broker, QueueId);
}
