namespace BrokerExporter.Collection;

/// <summary>One configuration's targets and the scrapes that began with them. Thread-safe.</summary>
internal sealed class Generation(TargetSet targets)
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _unused = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _scrapes;
    private bool _closed;

    public TargetSet Targets => targets;

    /// <summary>Completes once it is closed and its last scrape has left.</summary>
    public Task Unused => _unused.Task;

    /// <returns>False: it is closed, there is a newer one.</returns>
    public bool TryEnter()
    {
        lock (_lock)
        {
            _scrapes += _closed ? 0 : 1;
            return !_closed;
        }
    }

    public void Leave() => Change(-1, closes: false);

    public void Close() => Change(0, closes: true);

    private void Change(int scrapes, bool closes)
    {
        lock (_lock)
        {
            _scrapes += scrapes;
            _closed |= closes;
            if (_closed && _scrapes == 0)
                _unused.TrySetResult();
        }
    }
}
