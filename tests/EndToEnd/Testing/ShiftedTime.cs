namespace EndToEnd.Testing;

/// <summary>
/// The real clock, put forward at will: what is due after a minute is due at once, while time-outs still run in real time.
/// </summary>
internal sealed class ShiftedTime : TimeProvider
{
    private long _ticks;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;

    public override long GetTimestamp() => System.GetTimestamp() + (long)(Shift.TotalSeconds * System.TimestampFrequency);

    public override long TimestampFrequency => System.TimestampFrequency;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime, period);

    public void Advance(TimeSpan duration) => Interlocked.Add(ref _ticks, duration.Ticks);

    private TimeSpan Shift => new(Interlocked.Read(ref _ticks));
}
