namespace Simulator.Kafka.Model;

internal enum GroupKind
{
    /// <summary>The members' leader assigns.</summary>
    Classic,

    /// <summary>The coordinator assigns (KIP-848).</summary>
    Consumer,

    /// <summary>Tasks instead of partitions (KIP-1071); that it describes itself is not played.</summary>
    Streams,
}
