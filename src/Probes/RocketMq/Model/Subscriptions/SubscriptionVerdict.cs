using System.Collections.Immutable;

namespace Probes.RocketMq.Model.Subscriptions;

/// <summary>Whether the members of a group agree on what it consumes, and if not, why; in the order of the reasons.</summary>
internal sealed record SubscriptionVerdict(ImmutableArray<SubscriptionReason> Reasons)
{
    public bool IsConsistent => Reasons.IsEmpty;

    /// <summary>Puts together what several ways of looking found: signs, unless somebody knows exactly.</summary>
    /// <returns>Null if nobody has looked enough.</returns>
    public static SubscriptionVerdict? Of(params IEnumerable<SubscriptionFindings?> sources)
    {
        var known = sources.OfType<SubscriptionFindings>().ToList();
        if (known.Count == 0)
            return null;
        var decided = known.SelectMany(source => source.Decides).ToHashSet();
        return new SubscriptionVerdict(
        [
            .. known
                .SelectMany(source => source.Found.Where(reason => !decided.Contains(reason) || source.Decides.Contains(reason)))
                .Distinct()
                .Order(),
        ]);
    }
}
