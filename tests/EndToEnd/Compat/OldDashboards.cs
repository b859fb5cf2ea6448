namespace EndToEnd.Compat;

/// <summary>A query of a panel.</summary>
/// <param name="Panel">Dashboard and panel.</param>
/// <param name="Query">The query, its variables filled in.</param>
/// <param name="WhyEmpty">Why it can give nothing here; null: it must give something.</param>
internal sealed record OldQuery(string Panel, string Query, string? WhyEmpty = null);

/// <summary>
/// What the dashboards made for apache/rocketmq-exporter ask, panel by panel: Grafana 10477 (rocketmq_exporter_overview.json)
/// and rocketmq_exporter.json, which wants the labels <c>Env</c> and <c>Cluster</c> from the scrape.
/// </summary>
internal static class OldDashboards
{
    public const string Labels = "{Env: test, Cluster: shop}";

    private static readonly string[] _putTimes =
        ["0ms", "0to10ms", "10to50ms", "50to100ms", "100to200ms", "200to500ms", "500to1s", "1to2s", "2to3s", "3to4s", "4to5s", "5to10s", "10stomore"];

    public static IEnumerable<OldQuery> Overview =>
    [
        .. Panel("broker tps and qps", "rocketmq_broker_tps", "rocketmq_broker_qps"),
        .. Panel("consumer offset", "rocketmq_consumer_offset"),
        .. Panel("consumer message size", "rocketmq_consumer_message_size"),
        .. Panel("producer offset", "rocketmq_producer_offset"),
        .. Panel("consumer tps", "rocketmq_consumer_tps"),
        .. Panel("producer message size", "rocketmq_producer_message_size"),
        .. Panel("producer tps", "rocketmq_producer_tps"),
        .. Panel("latency by store time", "rocketmq_group_get_latency_by_storetime"),
        .. Panel("accumulation", "sum(rocketmq_producer_offset) by (topic) - on(topic) group_right sum(rocketmq_consumer_offset) by (group,topic)"),
        .. Panel("put times", [.. _putTimes.Select(range => "rocketmq_brokeruntime_pmdt_" + range)]),
        .. Panel("head wait", [.. ((string[])["pull", "query", "send"]).Select(pool => $"rocketmq_brokeruntime_{pool}_threadpoolqueue_headwait_timemills")]),
        .. Panel(
            "clients", "rocketmq_client_consume_fail_msg_count", "rocketmq_client_consume_fail_msg_tps", "rocketmq_client_consume_ok_msg_tps",
            "rocketmq_client_consume_rt", "rocketmq_client_consumer_pull_rt", "rocketmq_client_consumer_pull_tps"),
        .. Panel("runtime tps", [.. ((string[])["getfound", "gettotal", "gettransfered", "getmiss", "put"]).Select(rate => $"rocketmq_brokeruntime_{rate}_tps10")]),
        .. Panel(
            "disk", "rocketmq_brokeruntime_commitlog_disk_ratio", "rocketmq_brokeruntime_consumequeue_disk_ratio",
            "rocketmq_brokeruntime_commitlogdir_capacity_free", "rocketmq_brokeruntime_commitlogdir_capacity_total",
            "rocketmq_brokeruntime_commitlog_maxoffset", "rocketmq_brokeruntime_commitlog_minoffset"),
        .. Panel(
            "runtime info", "rocketmq_brokeruntime_msg_put_total_today_now", "rocketmq_brokeruntime_msg_gettotal_today_now",
            "rocketmq_brokeruntime_dispatch_behind_bytes", "rocketmq_brokeruntime_put_message_size_total",
            "rocketmq_brokeruntime_put_message_average_size", "rocketmq_brokeruntime_msg_gettotal_yesterdaymorning",
            "rocketmq_brokeruntime_msg_puttotal_yesterdaymorning", "rocketmq_brokeruntime_msg_gettotal_todaymorning",
            "rocketmq_brokeruntime_msg_puttotal_todaymorning"),
    ];

    public static IEnumerable<OldQuery> Detailed =>
    [
        // What Grafana asks for the choices of a variable, and what it drops a series for that lacks the label.
        .. Panel(
            "variables", "count(rocketmq_broker_tps{Env!=\"\"}) by (Env)", "count(rocketmq_broker_tps{Env=~\"test\",Cluster!=\"\"}) by (Cluster)",
            "count(rocketmq_broker_tps{Cluster=~\"shop\",broker!=\"\"}) by (broker)", "count(rocketmq_producer_tps{Cluster=~\"shop\",topic!=\"\"}) by (topic)",
            "count(rocketmq_consumer_tps{Cluster=~\"shop\",group!=\"\"}) by (group)"),
        .. Panel("clusters: brokers", Of("broker_tps")),
        .. Panel("state: disk", Of("brokeruntime_commitlog_disk_ratio") + "*100"),
        .. Panel("state: put times of the cluster", [.. _putTimes[..9].Select(range => $"sum({Of("brokeruntime_pmdt_" + range)})")]),
        .. Panel("state: put times of the cluster", string.Join('+', _putTimes[9..].Select(range => $"sum({Of("brokeruntime_pmdt_" + range)})"))),
        .. Panel("state: puts above 200 ms", string.Join(" + ", _putTimes[5..].Select(range => $"sum({Of("brokeruntime_pmdt_" + range)}) by (brokerIP)"))),
        .. Panel("state: head wait", [.. ((string[])["send", "pull", "query"]).Select(pool => Of($"brokeruntime_{pool}_threadpoolqueue_headwait_timemills"))]),
        .. Panel("state: dispatch behind", Of("brokeruntime_dispatch_behind_bytes")),
        .. Panel("state: age of lag", $"max({Of("group_get_latency_by_storetime", "broker", "group", "topic")}) by (group, topic, broker)"),
        .. Panel(
            "state: messages today and yesterday",
            $"{Of("brokeruntime_msg_puttotal_todaymorning")} - {Of("brokeruntime_msg_puttotal_yesterdaymorning")}",
            $"{Of("brokeruntime_msg_put_total_today_now")} - {Of("brokeruntime_msg_puttotal_todaymorning")}",
            $"{Of("brokeruntime_msg_gettotal_todaymorning")} - {Of("brokeruntime_msg_gettotal_yesterdaymorning")}",
            $"{Of("brokeruntime_msg_gettotal_today_now")} - {Of("brokeruntime_msg_gettotal_todaymorning")}",
            Of("brokeruntime_earliest_message_timestamp")),
        .. Panel("throughput: brokers", Of("broker_tps", "broker"), Of("broker_qps", "broker")),
        .. Panel("throughput: producers", Of("producer_tps", "broker", "topic"), $"sum by(topic)({Of("producer_tps", "broker", "topic")})"),
        .. Panel(
            "throughput: consumers", Of("consumer_tps", "broker", "topic", "group"), $"sum by(group)({Of("consumer_tps", "broker", "topic", "group")})"),
        .. Panel("bytes: brokers", $"sum({Of("producer_message_size", "broker")}) by (broker)", $"sum({Of("consumer_message_size", "broker")}) by (broker)"),
        .. Panel("bytes: topics", $"sum({Of("producer_message_size", "broker", "topic")}) by (topic)"),
        .. Panel("bytes: groups", $"sum({Of("consumer_message_size", "broker", "topic", "group")}) by (topic, group)"),
        .. Panel("lag: up to 100,000", $"{Lag} >= 0 and {Lag} <= 100000"),
        new("lag: below 0", $"{Lag} < 0", "a lag is never negative here"),
        .. Panel("lag: above 100,000", $"{Lag} > 100000"),
        .. Panel("lag: retries", $"sum({Of("group_retrydiff", "group")}) by (group)"),
        .. Panel(
            "clients", Of("client_consume_fail_msg_count", "group", "topic"), $"sum({Of("client_consume_fail_msg_count", "group", "topic")}) by (group)",
            Of("client_consumer_pull_tps", "group", "topic"), Of("client_consume_ok_msg_tps", "group", "topic"),
            Of("client_consumer_pull_rt", "group", "topic"), Of("client_consume_rt", "group", "topic")),
        .. Panel(
            "offsets: commit log", Of("brokeruntime_commitlog_minoffset"), Of("brokeruntime_commitlog_maxoffset"),
            $"{Of("brokeruntime_commitlog_maxoffset")} - {Of("brokeruntime_commitlog_minoffset")}"),
        .. Panel("offsets: topics", Of("producer_offset", "broker", "topic"), Of("topic_retry_offset", "broker"), Of("topic_dlq_offset", "broker")),
        .. Panel("offsets: groups", Of("consumer_offset", "broker", "topic")),
    ];

    /// <summary>What SkyWalking's rules for this exporter sum, and by what (otel-rules/rocketmq in apache/skywalking).</summary>
    public static IEnumerable<OldQuery> SkyWalking =>
    [
        .. Summed(["cluster"], "brokeruntime_msg_put_total_today_now", "brokeruntime_msg_puttotal_yesterdaymorning", "brokeruntime_msg_gettotal_today_now", "brokeruntime_msg_gettotal_yesterdaymorning"),
        .. Summed(["cluster", "brokerIP"], "brokeruntime_commitlog_disk_ratio", "brokeruntime_pull_threadpoolqueue_headwait_timemills", "brokeruntime_send_threadpoolqueue_headwait_timemills"),
        .. Summed(["cluster", "broker"], "broker_tps", "broker_qps", "producer_message_size", "consumer_message_size"),
        .. Summed(["cluster", "topic"], "producer_tps", "consumer_tps", "producer_offset", "producer_message_size"),
        .. Summed(["cluster", "broker", "topic", "group"], "group_get_latency_by_storetime", "consumer_offset", "consumer_message_size"),
    ];

    private static IEnumerable<OldQuery> Summed(string[] labels, params string[] names) => Panel("SkyWalking", [.. names.Select(name =>
        $"sum(rocketmq_{name}{{{string.Join(',', labels.Select(label => $"{label}!=\"\""))}}}) by ({string.Join(',', labels)})")]);

    private static string Lag => $"sum({Of("group_diff", "topic", "group")}) by (group,topic)";

    private static IEnumerable<OldQuery> Panel(string name, params string[] queries) => queries.Select(query => new OldQuery(name, query));

    // "All" of a variable is every value that it can have.
    private static string Of(string name, params string[] variables) =>
        $"rocketmq_{name}{{Cluster=\"shop\",Env=\"test\"{string.Concat(variables.Select(variable => $",{variable}=~\".+\""))}}}";
}
