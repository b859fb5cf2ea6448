namespace Probes.Transport;

/// <summary>
/// Waits for a reply of a peer that works at one request after the other: the time of a request begins when the peer was last heard of, and
/// only the oldest can be late.
/// </summary>
internal static class Turn
{
    /// <param name="reply">What is waited for.</param>
    /// <param name="timeout">How long the peer may take for one request.</param>
    /// <param name="time">The clock.</param>
    /// <param name="silence">How long nothing was heard of the peer.</param>
    /// <param name="isLate">Asked when the time is up: false if it is somebody else's turn.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="TimeoutException">The reply is late.</exception>
    public static async Task<T> WaitAsync<T>(
        Task<T> reply, TimeSpan timeout, TimeProvider time, Func<TimeSpan> silence, Func<bool> isLate, CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        var left = timeout;
        while (true)
        {
            try
            {
                return await reply.WaitAsync(left, time, cancellationToken);
            }
            catch (TimeoutException)
            {
                if (reply.IsCompleted)
                    return await reply;
                var (waited, silent) = (time.GetElapsedTime(asked), silence());
                left = timeout - (silent < waited ? silent : waited);
                if (left <= TimeSpan.Zero && isLate())
                    throw;
                if (left <= TimeSpan.Zero)
                    left = timeout;
            }
        }
    }
}
