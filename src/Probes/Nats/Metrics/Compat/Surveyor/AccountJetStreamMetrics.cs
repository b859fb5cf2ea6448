using Probes.Metrics;

namespace Probes.Nats.Metrics.Compat.Surveyor;

/// <summary>What nats-surveyor says of JetStream of each account, over all servers.</summary>
internal static class AccountJetStreamMetrics
{
    public static readonly Metric Enabled = SurveyorMetric.Account(
        "jetstream_enabled", "1 for each account that uses JetStream.", "/jsz, account_details");

    public static readonly Metric MemoryUsed = SurveyorMetric.Account(
        "jetstream_memory_used", "Bytes that the account keeps in memory, over all servers.", "/jsz, account_details.memory");

    public static readonly Metric StorageUsed = SurveyorMetric.Account(
        "jetstream_storage_used", "Bytes that the account keeps on disk, over all servers.", "/jsz, account_details.storage");

    public static readonly Metric MemoryReserved = SurveyorMetric.Account(
        "jetstream_memory_reserved", "How many bytes the account may keep in memory.", "/jsz, account_details.reserved_memory");

    public static readonly Metric StorageReserved = SurveyorMetric.Account(
        "jetstream_storage_reserved", "How many bytes the account may keep on disk.", "/jsz, account_details.reserved_storage");

    public static readonly Metric Streams = SurveyorMetric.Account(
        "jetstream_stream_count", "Streams of the account.", "/jsz, stream_detail");

    public static readonly Metric Consumers = SurveyorMetric.Account(
        "jetstream_consumer_count", "Consumers of the stream.", "/jsz, stream_detail.state.consumer_count", "stream");

    public static readonly Metric Replicas = SurveyorMetric.Account(
        "jetstream_replica_count", "Copies that the stream has.", "/jsz, stream_detail.cluster.replicas", "stream");

    public static IReadOnlyList<Metric> All { get; } =
    [
        Enabled, MemoryUsed, StorageUsed, MemoryReserved, StorageReserved, Streams, Consumers, Replicas,
    ];
}
