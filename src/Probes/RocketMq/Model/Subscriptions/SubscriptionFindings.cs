using System.Collections.Immutable;

namespace Probes.RocketMq.Model.Subscriptions;

/// <summary>What one way of looking at a group found. Nothing found is a finding too; not having looked enough is null.</summary>
/// <param name="Found">What is wrong.</param>
/// <param name="Decides">
/// What this way of looking knows exactly: a reason among these that it did not find is not so, whatever another way made of
/// the group. Empty for one that sees signs only.
/// </param>
internal sealed record SubscriptionFindings(ImmutableHashSet<SubscriptionReason> Found, ImmutableHashSet<SubscriptionReason> Decides)
{
    public SubscriptionFindings(params IEnumerable<SubscriptionReason> found)
        : this([.. found], [])
    {
    }
}
