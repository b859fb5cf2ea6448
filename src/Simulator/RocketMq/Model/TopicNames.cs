namespace Simulator.RocketMq.Model;

/// <summary>The names that RocketMQ itself gives.</summary>
internal static class TopicNames
{
    public const string Schedule = "SCHEDULE_TOPIC_XXXX";
    public const string HalfMessages = "RMQ_SYS_TRANS_HALF_TOPIC";
    public const string OpMessages = "RMQ_SYS_TRANS_OP_HALF_TOPIC";
    public const string WheelTimer = "rmq_sys_wheel_timer";
    private const string RetryPrefix = "%RETRY%";
    private const string DlqPrefix = "%DLQ%";

    public static string Retry(string group) => RetryPrefix + group;

    public static string Dlq(string group) => DlqPrefix + group;

    /// <summary>KeyBuilder.buildPopRetryTopicV1, which 5.3.3 uses while enableRetryTopicV2 is off.</summary>
    public static string PopRetry(string group, string topic) => RetryPrefix + group + "_" + topic;

    public static string ReviveLog(string cluster) => "rmq_sys_REVIVE_LOG_" + cluster;

    public static bool IsDlq(string topic) => topic.StartsWith(DlqPrefix, StringComparison.Ordinal);

    public static bool IsRetry(string topic) => topic.StartsWith(RetryPrefix, StringComparison.Ordinal);

    /// <summary>TopicValidator.isSystemTopic: what 5.x leaves out of msgPutTotalTodayNow.</summary>
    public static bool IsSystem(string topic) =>
        topic.StartsWith("rmq_sys_", StringComparison.Ordinal)
        || topic is Schedule or HalfMessages or OpMessages or "RMQ_SYS_TRACE_TOPIC" or "TBW102" or "SELF_TEST_TOPIC"
            or "BenchmarkTest" or "OFFSET_MOVED_EVENT" or "TRANS_CHECK_MAX_TIME_TOPIC" or "CHECKPOINT_TOPIC";
}
