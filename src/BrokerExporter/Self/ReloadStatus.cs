namespace BrokerExporter.Self;

/// <summary>How the last reading of the configuration went. Thread-safe.</summary>
/// <param name="readAt">When the first one was read, without which nothing runs.</param>
internal sealed class ReloadStatus(DateTimeOffset readAt)
{
    private volatile Reading _last = new(true, readAt);

    public bool Successful => _last.Successful;

    /// <summary>When the configuration in use was read.</summary>
    public DateTimeOffset LastSuccess => _last.LastSuccess;

    public void Succeed(DateTimeOffset at) => _last = new Reading(true, at);

    public void Fail() => _last = _last with { Successful = false };

    private sealed record Reading(bool Successful, DateTimeOffset LastSuccess);
}
