using System.Collections.Immutable;

namespace BrokerExporter.Status;

/// <summary>Everything that is known of one group on one topic.</summary>
/// <param name="Group">As in the table of groups.</param>
/// <param name="Queues">Queue by queue, as far as the snapshot has that.</param>
/// <param name="Facts">All other series that name the group.</param>
internal sealed record GroupDetail(GroupView Group, QueueTable Queues, ImmutableArray<Fact> Facts);
