using Probes.Lag;
using Probes.RocketMq.Collectors.Positions;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>
/// Groups that consume although every broker says that nobody is connected (203). Either a client came after the brokers were
/// asked, or brokers cannot see it: gRPC clients are connected to their proxy, and in cluster mode (5.x) the proxy tells no
/// broker of them. How many members such a group has is not known.
/// </summary>
internal sealed class UnseenClients
{
    /// <summary>For so long after a commit that contradicted them, brokers are not believed: as long as a group may stand still.</summary>
    public static readonly TimeSpan Patience = StallDetector.Patience;

    private readonly Dictionary<(string Cluster, string Group), Watched> _groups = [];

    /// <summary>Whether that nobody is connected is not to be believed now.</summary>
    public bool Has(GroupSurvey group) => _groups.GetValueOrDefault((group.Cluster, group.Name)) is { IsDoubted: true };

    /// <param name="survey">What brokers said of commits.</param>
    /// <param name="connections">What they said of clients.</param>
    /// <param name="moved">The groups whose commits grew since the collection before.</param>
    /// <param name="now">The time.</param>
    public void Observe(
        Survey survey, ConnectionsMemory connections, IReadOnlySet<(string Cluster, string Group)> moved, DateTimeOffset now)
    {
        foreach (var group in survey.Groups.Where(group => group.Brokers.Count > 0))
        {
            var key = (group.Cluster, group.Name);
            var told = connections.ToldOf(group, now).ToList();
            if (told.Count < group.Brokers.Count || told.Any(answer => answer.Connections is not null))
            {
                _groups.Remove(key);
                continue;
            }

            if (!_groups.TryGetValue(key, out var watched))
                _groups[key] = watched = new Watched(told.Max(answer => answer.At));
            watched.Observe(moved.Contains(key), group.Brokers.Min(broker => broker.ReadAt), now);
        }

        foreach (var gone in _groups.Keys.Where(key => !survey.HasGroup(key.Cluster, key.Group)).ToList())
            _groups.Remove(gone);
    }

    /// <param name="nobodySince">When all brokers first said that nobody is connected, and have said so since.</param>
    private sealed class Watched(DateTimeOffset nobodySince)
    {
        private DateTimeOffset? _readBefore;
        private DateTimeOffset? _seenAt;

        public bool IsDoubted { get; private set; }

        public void Observe(bool hasMoved, DateTimeOffset readAt, DateTimeOffset now)
        {
            // Certainly consumed after that, and not by a member that has left since.
            if (hasMoved && (_seenAt is not null || nobodySince < _readBefore))
                _seenAt = now;
            if (_seenAt is { } seen && (now - seen).Duration() >= Patience)
                _seenAt = null;
            // It may have come, or left, in between: the next collection knows.
            IsDoubted = _seenAt is not null || (hasMoved && nobodySince <= readAt);
            _readBefore = readAt;
        }
    }
}
