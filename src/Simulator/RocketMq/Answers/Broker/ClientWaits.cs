namespace Simulator.RocketMq.Answers.Broker;

/// <summary>How one broker waited for clients that it was to ask.</summary>
/// <param name="timeout">How long it waits for a client that hangs.</param>
/// <param name="time">The clock.</param>
internal sealed class ClientWaits(TimeSpan timeout, TimeProvider time)
{
    private readonly Lock gate = new();
    private DateTimeOffset busyUntil;

    /// <summary>Clients that did not answer.</summary>
    public int Hung { get; private set; }

    /// <summary>Requests that came while the broker still waited because of an earlier one.</summary>
    public int Overlapping { get; private set; }

    public TimeSpan Begin(bool isHung)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            Overlapping += now < busyUntil ? 1 : 0;
            if (!isHung)
            {
                return TimeSpan.Zero;
            }

            Hung++;
            // Timers may be a little early.
            busyUntil = now + (timeout * 0.9);
            return timeout;
        }
    }
}
