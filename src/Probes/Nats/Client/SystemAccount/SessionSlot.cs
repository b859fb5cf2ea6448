using Probes.Contract;

namespace Probes.Nats.Client.SystemAccount;

/// <summary>The connection that there is, or the one that is being made, or why there is none. Thread-safe.</summary>
internal sealed class SessionSlot
{
    private readonly Lock _lock = new();
    private Session? _session;
    private TaskCompletionSource<Session> _next = NewRound();

    /// <summary>The last one; it may have ended.</summary>
    public Session? Session
    {
        get
        {
            lock (_lock)
                return _session;
        }
    }

    /// <summary>Completes with the connection when there is one, or with the reason why there is none.</summary>
    public Task<Session> NextAsync()
    {
        lock (_lock)
        {
            if (_session is { Ended.IsCompleted: false })
                return Task.FromResult(_session);
            // It has just ended, and whoever looks after it does not know yet.
            if (_next.Task.IsCompletedSuccessfully)
                _next = NewRound();
            return _next.Task;
        }
    }

    /// <summary>From now on who asks waits: one is being made.</summary>
    public void Begin()
    {
        lock (_lock)
        {
            if (_next.Task.IsCompleted)
                _next = NewRound();
        }
    }

    public void Become(Session session)
    {
        lock (_lock)
        {
            _session = session;
            _next.TrySetResult(session);
        }
    }

    /// <summary>From now on who asks is told why there is none.</summary>
    public void Fail(ProbeException failure)
    {
        lock (_lock)
        {
            if (_next.Task.IsCompleted)
                _next = NewRound();
            _next.SetException(failure);
            // Nobody may be waiting for it.
            _ = _next.Task.Exception;
        }
    }

    private static TaskCompletionSource<Session> NewRound() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
