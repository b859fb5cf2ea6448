using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Collectors.Replication;

/// <summary>What brokers last said of their replication, for those whose turn does not come in every round.</summary>
internal sealed class HaMemory
{
    /// <summary>How old an answer may get before it is not told any more.</summary>
    public static readonly TimeSpan MaximumAge = TimeSpan.FromMinutes(3);

    private readonly Dictionary<BrokerMember, (HaStatus? Status, DateTimeOffset At)> _last = [];

    /// <param name="member">The broker.</param>
    /// <param name="status">What it said; null: it would not, or could not, and what it said before is over.</param>
    /// <param name="now">The time.</param>
    public void Note(BrokerMember member, HaStatus? status, DateTimeOffset now) => _last[member] = (status, now);

    public HaStatus? Of(BrokerMember member, DateTimeOffset now) =>
        _last.TryGetValue(member, out var last) && (now - last.At).Duration() < MaximumAge ? last.Status : null;

    /// <summary>Forgets brokers that are gone.</summary>
    public void Keep(IEnumerable<BrokerMember> members)
    {
        var present = members.ToHashSet();
        foreach (var gone in _last.Keys.Where(member => !present.Contains(member)).ToList())
            _last.Remove(gone);
    }
}
