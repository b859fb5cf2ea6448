using Probes.RocketMq.Model;
using Probes.RocketMq.Model.Subscriptions;

namespace Probes.RocketMq.Collectors.Groups;

/// <summary>
/// What clients themselves told of their group (307), for the verdict on its subscription and the reason of its stalls.
/// Written by the collector that asks clients, read by those that speak of groups; used by several at a time.
/// </summary>
internal sealed class ExactFindings
{
    /// <summary>How old an answer may get before it says nothing any more.</summary>
    public static readonly TimeSpan MaximumAge = TimeSpan.FromMinutes(15);

    private static readonly HashSet<(string Topic, string Broker, int QueueId)> _none = [];

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Cluster, string Group), Told> _groups = [];

    /// <summary>Notes what every client of a group that could be asked has told.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="group">The group.</param>
    /// <param name="subscription">What is wrong with its subscription; null if that cannot be said.</param>
    /// <param name="unowned">Queues that no client consumes, settled.</param>
    /// <param name="at">When.</param>
    public void Note(
        string cluster, string group, SubscriptionFindings? subscription,
        IReadOnlySet<(string Topic, string Broker, int QueueId)> unowned, DateTimeOffset at)
    {
        lock (_gate)
            _groups[(cluster, group)] = new Told(subscription, unowned, at);
    }

    /// <summary>Null: not asked, or too long ago.</summary>
    public SubscriptionFindings? SubscriptionOf(string cluster, string group, DateTimeOffset now) => Of(cluster, group, now)?.Subscription;

    /// <summary>Queues that nobody consumes; empty if none or unknown.</summary>
    public IReadOnlySet<(string Topic, string Broker, int QueueId)> UnownedOf(string cluster, string group, DateTimeOffset now) =>
        Of(cluster, group, now)?.Unowned ?? _none;

    /// <summary>Forgets groups that are gone.</summary>
    public void Keep(Func<string, string, bool> exists)
    {
        lock (_gate)
        {
            foreach (var gone in _groups.Keys.Where(key => !exists(key.Cluster, key.Group)).ToList())
                _groups.Remove(gone);
        }
    }

    private Told? Of(string cluster, string group, DateTimeOffset now)
    {
        lock (_gate)
            return _groups.GetValueOrDefault((cluster, group)) is { } told && (now - told.At).Duration() < MaximumAge ? told : null;
    }

    private sealed record Told(
        SubscriptionFindings? Subscription, IReadOnlySet<(string Topic, string Broker, int QueueId)> Unowned, DateTimeOffset At);
}
