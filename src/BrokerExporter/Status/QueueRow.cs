using System.Collections.Immutable;

namespace BrokerExporter.Status;

/// <summary>One queue of a topic.</summary>
/// <param name="Names">The values of the table's labels.</param>
/// <param name="Values">The values of the table's metrics; null where there is none.</param>
internal sealed record QueueRow(ImmutableArray<string> Names, ImmutableArray<double?> Values);
