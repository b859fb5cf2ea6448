namespace EndToEnd.Testing;

/// <summary>A wall clock that stands still until it is put forward, for several exporters at one instant; time-outs run in real time.</summary>
internal sealed class FixedTime(DateTimeOffset start) : TimeProvider
{
    private long _ticks;

    public override DateTimeOffset GetUtcNow() => start + new TimeSpan(Interlocked.Read(ref _ticks));

    public void Advance(TimeSpan duration) => Interlocked.Add(ref _ticks, duration.Ticks);
}
