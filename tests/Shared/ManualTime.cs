namespace Tests.Shared;

/// <summary>A clock that stands still until it is told to advance; timers that come due then fire, in order, before it returns.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private readonly List<(Func<List<Timer>, bool> IsReached, TaskCompletionSource Reached)> _waiting = [];
    private DateTimeOffset _now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private long _elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    public override long GetTimestamp()
    {
        lock (_lock)
            return _elapsed;
    }

    /// <summary>Sets the wall clock, as an operator or NTP does; timers and timestamps know nothing of it.</summary>
    public void Set(DateTimeOffset now)
    {
        lock (_lock)
            _now = now;
    }

    public void Advance(TimeSpan by)
    {
        var end = GetTimestamp() + by.Ticks;
        while (Next(end) is { } due)
            due.Fire();
    }

    /// <summary>Completes when so many timers run: those who wait for time are then really waiting.</summary>
    public Task TimersAsync(int count) => WhenAsync(timers => timers.Count >= count);

    /// <summary>Completes when a timer runs that was set to this time.</summary>
    public Task TimerAsync(TimeSpan dueTime) => WhenAsync(timers => timers.Exists(timer => timer.DueTime == dueTime));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private Task WhenAsync(Func<List<Timer>, bool> isReached)
    {
        lock (_lock)
        {
            if (isReached(_timers))
                return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((isReached, reached));
            return reached.Task;
        }
    }

    // The next timer until then, with the clock at its moment; null with the clock at the end.
    private Timer? Next(long end)
    {
        lock (_lock)
        {
            var due = _timers.Where(timer => timer.DueAt <= end).MinBy(timer => timer.DueAt);
            var next = Math.Max(_elapsed, due?.DueAt ?? end);
            _now += TimeSpan.FromTicks(next - _elapsed);
            _elapsed = next;
            if (due is not null && !due.Repeats())
                _timers.Remove(due);
            return due;
        }
    }

    private void Schedule(Timer timer, TimeSpan dueTime)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
                return;
            timer.DueAt = _elapsed + dueTime.Ticks;
            timer.DueTime = dueTime;
            _timers.Add(timer);
            foreach (var (isReached, reached) in _waiting)
            {
                if (isReached(_timers))
                    reached.TrySetResult();
            }
        }
    }

    private sealed class Timer(ManualTime time, Action fire) : ITimer
    {
        private TimeSpan _period;

        public long DueAt { get; set; }

        public TimeSpan DueTime { get; set; }

        public void Fire() => fire();

        public bool Repeats()
        {
            if (_period <= TimeSpan.Zero)
                return false;
            DueAt += _period.Ticks;
            return true;
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            time.Schedule(this, dueTime);
            return true;
        }

        public void Dispose() => time.Schedule(this, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
