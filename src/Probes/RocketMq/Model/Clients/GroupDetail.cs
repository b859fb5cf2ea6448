using System.Collections.Immutable;
using Probes.RocketMq.Model.Subscriptions;

namespace Probes.RocketMq.Model.Clients;

/// <summary>
/// The clients of one group, asked in rounds: each once, then not before a minute has passed. Says who is to be asked next and,
/// when a round is over, what it showed. Used under the lock of who keeps it.
/// </summary>
internal sealed class GroupDetail(string cluster, string group)
{
    /// <summary>How long after a round the next one begins at the earliest.</summary>
    public static readonly TimeSpan Refresh = TimeSpan.FromSeconds(60);

    /// <summary>Clients in a row that did not answer before the whole group is left alone for a while: some kinds never do.</summary>
    private const int HungInARow = 2;

    private readonly Dictionary<string, ClientDetail> _clients = new(StringComparer.Ordinal);
    private readonly Patience _patience = new();
    private int _hungInARow;
    private bool _allKnown;
    private GroupReading? _reading;

    public string Cluster => cluster;

    public string Group => group;

    /// <summary>When the last round ended; the least possible before the first.</summary>
    public DateTimeOffset RoundAt { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>The connected clients, by id.</summary>
    public IReadOnlyDictionary<string, ClientDetail> Clients => _clients;

    /// <summary>Takes in who is connected now.</summary>
    /// <param name="online">Client ids.</param>
    /// <param name="allKnown">Whether every broker of the group told who is.</param>
    public void Keep(IReadOnlyCollection<string> online, bool allKnown)
    {
        _allKnown = allKnown;
        var present = online.ToHashSet(StringComparer.Ordinal);
        foreach (var gone in _clients.Keys.Where(client => !present.Contains(client)).ToList())
            _clients.Remove(gone);
        foreach (var client in present)
            _clients.TryAdd(client, new ClientDetail());
    }

    /// <summary>Whom this round still has to ask, by id.</summary>
    public IEnumerable<string> DueAt(DateTimeOffset now) => !_patience.IsOver(now) || now - BeginAt(now) < Refresh
        ? []
        : _clients
            .Where(entry => entry.Value.MayBeAsked(now) && !WasAsked(entry.Value, now))
            .Select(entry => entry.Key)
            .Order(StringComparer.Ordinal);

    /// <summary>Null: the client has left meanwhile.</summary>
    public ClientDetail? Client(string id) => _clients.GetValueOrDefault(id);

    public void NoteAnswered()
    {
        _hungInARow = 0;
        _patience.Reset();
    }

    public void NoteHung(DateTimeOffset now)
    {
        if (++_hungInARow % HungInARow == 0)
            _patience.Fail(now);
    }

    /// <summary>What those told who are connected and may still be believed.</summary>
    public IEnumerable<ClientReport> ReportsAt(DateTimeOffset now) =>
        _clients.Values.Select(client => client.ReportAt(now)).OfType<ClientReport>().OrderBy(report => report.ClientId, StringComparer.Ordinal);

    /// <summary>Ends the round if everybody was asked who could be.</summary>
    /// <param name="readable">As for <see cref="QueueOwnership"/>.</param>
    /// <param name="now">The time.</param>
    /// <returns>What is now to be thought of the group; null while the round goes on, or none has begun.</returns>
    public GroupFindings? EndRound(Func<string, IReadOnlyList<(string Topic, string Broker, int QueueId)>> readable, DateTimeOffset now)
    {
        if (DueAt(now).Any() || !_clients.Values.Any(client => WasAsked(client, now)))
            return null;
        List<ClientReport> reports = [.. ReportsAt(now).Where(report => report.ReadAt > BeginAt(now))];
        var reading = GroupReading.Of(reports, _allKnown && reports.Count == _clients.Count, readable, now);
        Findings = GroupFindings.Of(IsRecent(_reading?.At, now) ? _reading : null, reading);
        (_reading, RoundAt) = (reading, now);
        return Findings;
    }

    /// <summary>What the last rounds showed; null when that is too old, or others are connected now.</summary>
    public GroupFindings? FindingsAt(DateTimeOffset now) =>
        IsRecent(Findings?.At, now) && _reading!.Clients.All(client => _clients.ContainsKey(client.ClientId)) && (!_reading.IsWhole || _reading.Clients.Count == _clients.Count)
            ? Findings
            : null;

    private GroupFindings? Findings { get; set; }

    // The clock may have been set back: what seems to come from the future was long ago.
    private DateTimeOffset BeginAt(DateTimeOffset now) => RoundAt <= now ? RoundAt : DateTimeOffset.MinValue;

    private bool WasAsked(ClientDetail client, DateTimeOffset now) => client.AskedAt > BeginAt(now) && client.AskedAt <= now;

    private static bool IsRecent(DateTimeOffset? at, DateTimeOffset now) => at is { } then && (now - then).Duration() < ClientDetail.MaximumAge;
}
