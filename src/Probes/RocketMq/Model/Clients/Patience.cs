namespace Probes.RocketMq.Model.Clients;

/// <summary>
/// How long somebody is left alone who did not answer: twice as long each time. Asking a client that hangs costs a broker one of
/// its 16 admin threads for 10 s.
/// </summary>
internal sealed class Patience
{
    public static readonly TimeSpan First = TimeSpan.FromMinutes(2);

    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private DateTimeOffset _until;
    private TimeSpan _last;

    /// <summary>How often in a row there was no answer.</summary>
    public int Failures { get; private set; }

    public bool IsOver(DateTimeOffset now) => now >= _until || _until - now > _last;

    public void Reset() => (Failures, _until) = (0, DateTimeOffset.MinValue);

    public void Fail(DateTimeOffset now)
    {
        // 2, 4, 8, 16, 32, 60 minutes.
        _last = First * Math.Pow(2, Math.Min(Failures, 10)) is var longer && longer < Longest ? longer : Longest;
        (Failures, _until) = (Failures + 1, now + _last);
    }
}
