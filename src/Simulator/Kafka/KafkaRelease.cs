namespace Simulator.Kafka;

/// <summary>The release whose answers are played. Later ones compare greater.</summary>
internal enum KafkaRelease
{
    /// <summary>2017: the oldest that the exporter promises.</summary>
    V1_0,

    /// <summary>2018: what KIP-896 made the floor of 4.0.</summary>
    V2_1,

    /// <summary>2021: the last before OffsetFetch of many groups.</summary>
    V2_8,

    /// <summary>2021: OffsetFetch of many groups, the newest time of a partition.</summary>
    V3_0,

    V3_7,

    /// <summary>2025: no ZooKeeper, groups of the consumer protocol (KIP-848).</summary>
    V4_0,
}
