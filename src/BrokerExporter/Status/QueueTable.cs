using System.Collections.Immutable;

namespace BrokerExporter.Status;

/// <summary>What is known of a group queue by queue, or partition by partition.</summary>
/// <param name="Labels">What tells queues apart, such as broker and queue.</param>
/// <param name="Metrics">The metrics that there are of queues.</param>
/// <param name="Rows">The queues, those with the largest first value first.</param>
internal sealed record QueueTable(ImmutableArray<string> Labels, ImmutableArray<string> Metrics, ImmutableArray<QueueRow> Rows)
{
    public static QueueTable None { get; } = new([], [], []);
}
