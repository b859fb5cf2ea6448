using Probes.Metrics;

namespace Probes.RocketMq.Metrics.Compat;

/// <summary>What apache/rocketmq-exporter says of consumers' clients, in its names.</summary>
internal static class CompatClientMetrics
{
    public static readonly Metric FailedMessages = Of(
        "consume_fail_msg_count", "Messages of the topic that the client failed to consume in the last hour.", "consumeFailedMsgs");

    public static readonly Metric FailedTps = Of(
        "consume_fail_msg_tps", "Messages of the topic per second that the client failed to consume in the last minute.", "consumeFailedTPS");

    public static readonly Metric OkTps = Of(
        "consume_ok_msg_tps", "Messages of the topic per second that the client consumed in the last minute.", "consumeOKTPS");

    public static readonly Metric ConsumeTime = Of(
        "consume_rt", "Milliseconds that the client took on average to consume messages of the topic in the last minute.", "consumeRT");

    public static readonly Metric PullTime = Of(
        "consumer_pull_rt", "Milliseconds that the client's pulls of the topic took on average in the last minute.", "pullRT");

    public static readonly Metric PullTps = Of(
        "consumer_pull_tps", "Messages of the topic per second that the client pulled in the last minute.", "pullTPS");

    public static IReadOnlyList<Metric> All { get; } = [FailedMessages, FailedTps, OkTps, ConsumeTime, PullTime, PullTps];

    private static Metric Of(string suffix, string help, string field) => Metric.Gauge(
        "rocketmq_client_" + suffix, help, "cluster", "clientAddr", "clientId", "group", "topic")
        .From($"GET_CONSUMER_RUNNING_INFO (307), statusTable {field}");
}
