using Probes.Contract;
using Probes.Kafka.Metrics.Compat.Kminion;
using Probes.Metrics;

namespace Probes.Kafka;

/// <summary>The page with the names of redpanda-data/kminion 2.3 under its default namespace, and in what each of its families differs here.</summary>
internal static class KminionPage
{
    public const string Name = "kminion";

    private const string Cluster = "one more label, `cluster`";
    private const string OffsetsTopic = "Commits are asked for, and `__consumer_offsets` is not consumed.";
    private const string Own = "It is about that program; `/metrics` has what is known of this one's requests.";
    private const string EndToEnd = "The canary works in another way: without a group, and once a minute; `/metrics` has its times and failures by broker.";

    public static CompatPage Page { get; } = new(Name,
    [
        .. KminionClusterMetrics.All.Select(ClusterFamily),
        .. KminionTopicMetrics.All.Select(Topic),
        .. KminionGroupMetrics.All.Select(Group),
        .. Missing(OffsetsTopic, "kminion_", "exporter_offset_consumer_records_consumed_total", "kafka_consumer_group_offset_commits_total"),
        .. Missing(Own, "kminion_kafka_", "requests_sent_total", "requests_received_total", "sent_bytes", "received_bytes"),
        .. Missing(
            EndToEnd, "kminion_end_to_end_",
            "messages_produced_total", "messages_produced_failed_total", "messages_received_total", "messages_lost_total", "messages_produced_in_flight",
            "offset_commits_total", "offset_commits_failed_total", "produce_latency_seconds", "roundtrip_latency_seconds", "offset_commit_latency_seconds"),
    ]);

    private static CompatFamily ClusterFamily(Metric metric) => CompatFamily.Changed(metric,
        metric == KminionClusterMetrics.Up ? $"0 also while the end of a partition or a group's commits cannot be read; without `version`; {Cluster}"
        : metric == KminionClusterMetrics.ClusterInfo ? $"`cluster_version` is that of the oldest broker that answers, and empty where it is not known; {Cluster}"
        : metric == KminionClusterMetrics.BrokerLogDirSize ? $"asked about once a minute, not with every scrape; {Cluster}"
        : metric == KminionClusterMetrics.TopicLogDirSize ? $"asked about once a minute; absent only for topics of which a broker that does not answer has a copy, not for all; {Cluster}"
        : Cluster);

    private static CompatFamily Topic(Metric metric) => CompatFamily.Changed(metric,
        metric == KminionTopicMetrics.Info ? $"asked every five minutes, not with every scrape; no other settings than `cleanup_policy`; {Cluster}" : Cluster);

    private static CompatFamily Group(Metric metric) => CompatFamily.Changed(metric,
        metric == KminionGroupMetrics.Info ? $"groups of the consumer protocol (KIP-848) too; a group that two coordinators list is shown once; {Cluster}"
        : metric == KminionGroupMetrics.EmptyMembers ? $"0 too, where it is absent; {Cluster}"
        : metric == KminionGroupMetrics.TopicOffsetSum || metric == KminionGroupMetrics.TopicLag
            ? $"absent while a commit, or the end of a partition that has one, cannot be read, instead of too low; {Cluster}"
        : Cluster);

    private static IEnumerable<CompatFamily> Missing(string reason, string prefix, params string[] names) =>
        names.Select(name => CompatFamily.Missing(prefix + name, reason));
}
