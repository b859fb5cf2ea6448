namespace Probes.RocketMq.Model;

/// <summary>
/// Questions that need not be asked in every collection: those that were never asked come first, then those whose answer
/// is oldest, as many as the collection can afford.
/// </summary>
internal sealed class Rotation
{
    private readonly Dictionary<string, DateTimeOffset> _askedAt = new(StringComparer.Ordinal);

    /// <param name="subjects">What could be asked about; others are forgotten.</param>
    /// <param name="refresh">How old an answer may get before it is due.</param>
    /// <param name="affordable">The most that may be asked now.</param>
    /// <param name="now">The time.</param>
    public List<string> Next(IReadOnlySet<string> subjects, TimeSpan refresh, int affordable, DateTimeOffset now)
    {
        foreach (var subject in _askedAt.Keys)
        {
            if (!subjects.Contains(subject))
                _askedAt.Remove(subject);
        }

        return
        [
            .. subjects
                .Select(subject => (Subject: subject, At: _askedAt.GetValueOrDefault(subject, DateTimeOffset.MinValue)))
                // The clock may have been set back: what seems to come from the future is not fresh.
                .Where(entry => (now - entry.At).Duration() >= refresh)
                .OrderBy(entry => entry.At)
                .Take(affordable)
                .Select(entry => entry.Subject),
        ];
    }

    public void Note(string subject, DateTimeOffset now) => _askedAt[subject] = now;
}
