namespace Probes.RocketMq.Client;

/// <summary>
/// The right to ask a peer one thing that takes it long. It ends with the answer; when there was none, not before the peer
/// must have given up itself.
/// </summary>
internal sealed class SlowTurn(TimeProvider time, Action<DateTimeOffset?> end) : IDisposable
{
    private DateTimeOffset? _busyUntil;

    /// <summary>Whether the request left; if not, what went wrong has nothing to do with it.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Says that the request leaves now.</summary>
    /// <param name="limit">After this time the peer does not work on it any more.</param>
    public void Begin(TimeSpan limit) => (HasBegun, _busyUntil) = (true, time.GetUtcNow() + limit);

    /// <summary>Says that the peer answered.</summary>
    public void Answered() => _busyUntil = null;

    public void Dispose() => end(_busyUntil);
}
