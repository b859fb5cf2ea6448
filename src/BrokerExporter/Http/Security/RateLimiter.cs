namespace BrokerExporter.Http.Security;

/// <summary>The toolkit's token bucket: full at the start, one token back in every interval. Thread-safe.</summary>
internal sealed class RateLimiter(TimeProvider time)
{
    private readonly Lock _lock = new();
    private RateLimit _limit;
    private double _tokens;
    private long _filledAt;

    /// <summary>Whether one more request may pass now. A limit that has changed begins with a full bucket.</summary>
    public bool MayPass(RateLimit limit)
    {
        if (limit.Interval <= TimeSpan.Zero)
            return true;
        lock (_lock)
        {
            var now = time.GetTimestamp();
            _tokens = limit == _limit
                ? Math.Min(limit.Burst, _tokens + (time.GetElapsedTime(_filledAt, now) / limit.Interval))
                : limit.Burst;
            (_limit, _filledAt) = (limit, now);
            if (_tokens < 1)
                return false;
            _tokens--;
            return true;
        }
    }
}
