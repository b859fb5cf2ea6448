using System.Collections.Immutable;
using Probes.Kafka.Protocol;

namespace Simulator.Kafka.Model;

/// <summary>Messages that were written at once. Without records their number is all that is kept, and a reader is told made-up ones.</summary>
/// <param name="Offset">The first one's.</param>
/// <param name="Count">How many.</param>
/// <param name="Timestamp">Unix milliseconds of each; of records, the newest.</param>
/// <param name="Records">What a client wrote.</param>
internal readonly record struct Run(long Offset, int Count, long Timestamp, ImmutableArray<Record>? Records = null)
{
    public long End => Offset + Count;
}
