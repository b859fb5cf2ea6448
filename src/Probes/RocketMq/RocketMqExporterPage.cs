using Probes.Contract;
using Probes.Metrics;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Metrics.Compat;

namespace Probes.RocketMq;

/// <summary>
/// The page with the names of apache/rocketmq-exporter (its RMQMetricsCollector declares 89 families), and in what each of
/// them differs here.
/// </summary>
internal static class RocketMqExporterPage
{
    public const string Name = "rocketmq-exporter";

    private const string Offline = "not served for a broadcasting group, also while it is offline: brokers do not know its offsets";
    private const string NoCount = "`countOfOnlineConsumers` is empty (it is `rocketmq_group_count`), `msgModel` is always 1; one more label, `cluster`";
    private const string Own = "from offsets, not from the broker's statistics: absent until the second scrape";
    private const string Seldom = "else the broker's last minute, asked about once a minute, less often of a large broker, and dropped after five";
    private const string OnlyMoving = $"0 without a question where nothing moved in the last minute; {Seldom}";
    private const string NeverFilled = "The other exporter declares it and never gives it a sample.";
    private const string Clients = "only with `consumer_detail: true`, a few clients at a time, so that it may be minutes old; `clientAddr` has no port; one more label, `cluster`";

    public static CompatPage Page { get; } = new(Name,
    [
        CompatFamily.Changed(CompatGroupMetrics.Diff, $"a queue without a commit counts nothing, instead of all that it ever held; {Offline}; {NoCount}"),
        CompatFamily.Changed(CompatGroupMetrics.RetryDiff, NoCount),
        CompatFamily.Changed(CompatGroupMetrics.DlqDiff, $"has samples (there it has none): the messages that the topic holds; {NoCount}"),
        CompatFamily.Changed(
            CompatGroupMetrics.Count,
            "clients over all brokers, instead of those of one broker taken at random; `caddr` and `localaddr` are empty; one more label, `cluster`"),
        CompatFamily.Changed(CompatTopicMetrics.ProducerCount, "without CLIENT_INNER_PRODUCER, which every consumer has; needs brokers from 4.9.4 on"),
        CompatFamily.Changed(CompatTopicMetrics.ProducerOffset, "RocketMQ's own topics only with `system_topics: true`; `cluster` is the broker's own"),
        CompatFamily.Changed(CompatTopicMetrics.RetryOffset, "`cluster` is the broker's own"),
        CompatFamily.Changed(CompatTopicMetrics.DlqOffset, "`cluster` is the broker's own"),
        CompatFamily.Changed(CompatTopicMetrics.ProducerTps, Own),
        CompatFamily.Changed(CompatTopicMetrics.ProducerMessageSize, OnlyMoving),
        CompatFamily.Changed(CompatGroupMetrics.ConsumerTps, $"what was committed, not what was pulled; {Own}; {Offline}"),
        CompatFamily.Missing("rocketmq_group_consume_tps", NeverFilled),
        CompatFamily.Changed(CompatGroupMetrics.ConsumerOffset, Offline),
        CompatFamily.Missing("rocketmq_group_consume_total_offset", NeverFilled),
        CompatFamily.Changed(CompatGroupMetrics.ConsumerMessageSize, $"{OnlyMoving}; {Offline}"),
        CompatFamily.Changed(
            CompatGroupMetrics.SendBackNums,
            $"0 without a question where the group's retry topic is empty; {Seldom}"),
        CompatFamily.Changed(
            CompatGroupMetrics.LatencyByStoreTime,
            "no message is pulled: from when offsets were seen, and once from the broker for a backlog older than the exporter; not for retry topics"),
        .. CompatClientMetrics.All.Select(metric => CompatFamily.Changed(metric, Clients)),
        CompatFamily.Changed(CompatBrokerMetrics.Tps, "from the runtime table: messages of RocketMQ's own topics count too, and delayed ones twice"),
        CompatFamily.Changed(CompatBrokerMetrics.Qps, "from the runtime table"),
        CompatFamily.Changed(CompatBrokerMetrics.CommitLogDiff, "absent while one of both does not answer, instead of 0"),
        .. CompatRateMetrics.All.Concat(CompatRuntimeMetrics.All).Select(Runtime),
    ]);

    private static CompatFamily Runtime(Metric metric)
    {
        const string BootTime = "`boottime` is empty (it is `rocketmq_broker_boot_timestamp_seconds`)";
        var more = metric == CompatRuntimeMetrics.RemainToFlush ? "bytes in every release; "
            : metric == CompatRuntimeMetrics.EarliestMessage ? "absent while there is no message, instead of -1; "
            : metric == CompatRuntimeMetrics.PutLatency99 || metric == CompatRuntimeMetrics.PutLatency999 ? "absent from brokers before 4.8, instead of -1; "
            : CompatRateMetrics.All.Contains(metric) && !CompatRateMetrics.PutTimes.Contains(metric) ? "absent until the broker has run that long, instead of 0; "
            : "";
        return CompatFamily.Changed(metric, more + BootTime);
    }
}
