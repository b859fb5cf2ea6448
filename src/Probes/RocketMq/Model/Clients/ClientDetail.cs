namespace Probes.RocketMq.Model.Clients;

/// <summary>One client of a group, and what came of asking it.</summary>
internal sealed class ClientDetail
{
    /// <summary>How old a report may get before it says nothing any more.</summary>
    public static readonly TimeSpan MaximumAge = TimeSpan.FromMinutes(15);

    private readonly Patience _patience = new();
    private ClientReport? _report;
    private bool _isHung;

    /// <summary>When it was last asked, whatever came of it; null: never.</summary>
    public DateTimeOffset? AskedAt { get; private set; }

    /// <summary>What it told last; null if that was never, is too old, or it hangs.</summary>
    public ClientReport? ReportAt(DateTimeOffset now) =>
        _report is { } report && (now - report.ReadAt).Duration() < MaximumAge ? report : null;

    public ClientState StateAt(DateTimeOffset now) =>
        _isHung ? ClientState.Hung : ReportAt(now) is null ? ClientState.Missing : ClientState.Read;

    public bool MayBeAsked(DateTimeOffset now) => _patience.IsOver(now);

    public void Note(ClientReport report)
    {
        _report = report.After(_report);
        (_isHung, AskedAt) = (false, report.ReadAt);
        _patience.Reset();
    }

    /// <summary>Notes that it did not answer; what it told before may not be so any more.</summary>
    public void NoteHung(DateTimeOffset now)
    {
        (_report, _isHung, AskedAt) = (null, true, now);
        _patience.Fail(now);
    }

    /// <summary>Notes that it is not connected any more.</summary>
    public void NoteGone(DateTimeOffset now) => (_report, _isHung, AskedAt) = (null, false, now);

    /// <summary>Notes that it could not be asked, or answered with an error: not worth asking again soon.</summary>
    public void NoteRefused(DateTimeOffset now)
    {
        NoteGone(now);
        _patience.Fail(now);
    }

    /// <summary>Notes that there is no way to it in this round.</summary>
    public void NoteUnreachable(DateTimeOffset now) => AskedAt = now;
}
