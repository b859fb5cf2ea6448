namespace Probes.RocketMq.Model.Subscriptions;

/// <summary>
/// Tells a value that was changed from one that goes back and forth, from sightings at several places that may come at any
/// time. A change happens once, at all places within seconds: the old value is not seen any more after the new one. Where it
/// is, or where both are seen side by side, somebody keeps writing the one and somebody else the other.
/// </summary>
internal sealed class Alternation
{
    /// <summary>
    /// How far apart the sightings of two values must lie to contradict a single change: longer than a client takes to tell all
    /// brokers, with a time-out of 3 s for each that does not answer, and than a round of questions.
    /// </summary>
    public static readonly TimeSpan Slack = TimeSpan.FromSeconds(35);

    /// <summary>How long a value is remembered that is not seen any more.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    /// <summary>Values remembered; beyond, the one that was not seen for longest is forgotten.</summary>
    private const int Capacity = 8;

    private readonly List<(string Value, DateTimeOffset First, DateTimeOffset Last)> _values = [];

    /// <summary>Whether several values are being written.</summary>
    public bool IsFound { get; private set; }

    /// <summary>When anything was last seen.</summary>
    public DateTimeOffset Last { get; private set; }

    public void Observe(string value, DateTimeOffset at)
    {
        Last = at;
        _values.RemoveAll(entry => at - entry.Last > Memory);
        var index = _values.FindIndex(entry => entry.Value == value);
        if (index >= 0)
            _values[index] = (value, Earlier(_values[index].First, at), Later(_values[index].Last, at));
        else
            _values.Add((value, at, at));
        if (_values.Count > Capacity)
            _values.Remove(_values.MinBy(entry => entry.Last));
        IsFound = _values.Any(one => _values.Any(other => one.Value != other.Value && Contradicts(one, other)));
    }

    private static bool Contradicts(
        (string Value, DateTimeOffset First, DateTimeOffset Last) one, (string Value, DateTimeOffset First, DateTimeOffset Last) other) =>
        IsBetween(other.First, one) || IsBetween(other.Last, one) || Earlier(one.Last, other.Last) - Later(one.First, other.First) >= Slack;

    private static bool IsBetween(DateTimeOffset at, (string Value, DateTimeOffset First, DateTimeOffset Last) seen) =>
        at - seen.First >= Slack && seen.Last - at >= Slack;

    private static DateTimeOffset Earlier(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;
}
