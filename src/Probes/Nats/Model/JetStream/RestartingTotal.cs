namespace Probes.Nats.Model.JetStream;

/// <summary>
/// A sequence as a counter. A stream or consumer that is deleted and made again begins anew, which Prometheus only sees if
/// the counter falls: where the new one has already overtaken the old one, it is told as 0 once, so that what follows
/// counts in full and nothing is counted as growth of the old one.
/// </summary>
internal sealed class RestartingTotal
{
    private string? _server;
    private DateTimeOffset _created;
    private ulong _told;

    /// <param name="server">Who tells. Servers date the making of one consumer a little differently: what two of them say is not compared.</param>
    /// <param name="created">When what is counted was made.</param>
    /// <param name="value">The sequence.</param>
    public ulong Observe(string server, DateTimeOffset created, ulong value)
    {
        var isAnother = _server == server && created != _created;
        var told = isAnother && value >= _told ? 0 : value;
        (_server, _created, _told) = (server, created, told);
        return told;
    }
}
