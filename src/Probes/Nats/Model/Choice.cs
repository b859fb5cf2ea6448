namespace Probes.Nats.Model;

/// <summary>Chooses among the copies of one stream or consumer, as they come.</summary>
internal sealed class Choice<T>
{
    private bool _isLed;

    /// <summary>The leader's own; while two claim to lead, the one that is further; null if the leader did not tell.</summary>
    public Copy<T>? Led { get; private set; }

    /// <summary>The one that is furthest, whoever leads.</summary>
    public Copy<T>? Furthest { get; private set; }

    /// <summary>Where not one of those who tell knows a leader: the copy that is furthest; else null.</summary>
    public Copy<T>? Leaderless => _isLed ? null : Furthest;

    public void Add(in Copy<T> copy)
    {
        _isLed |= copy.Leader.Length > 0;
        if (copy.IsLeaders && Further(copy, Led))
            Led = copy;
        if (Further(copy, Furthest))
            Furthest = copy;
    }

    private static bool Further(in Copy<T> copy, in Copy<T>? best) => best is not { } known || copy.Sequence > known.Sequence;
}
