namespace Dashboards.NameServers;

/// <summary>How they answer.</summary>
internal static class RequestsRow
{
    public static Row Create() => new("Requests",
        Panel.Course("Time of requests", "Time from sending a request until its reply was read, by the exporter.", "s",
            new Query("histogram_quantile(0.5, sum by (le, name_server) (rate(rocketmq_name_server_request_duration_seconds_bucket<target,name_server>[$__rate_interval])))", "{{name_server}} median"),
            new Query("histogram_quantile(0.99, sum by (le, name_server) (rate(rocketmq_name_server_request_duration_seconds_bucket<target,name_server>[$__rate_interval])))", "{{name_server}} 99 %")),
        Panel.Course("Time by request", "The 99th percentile, by request.", "s",
            new Query("histogram_quantile(0.99, sum by (le, request) (rate(rocketmq_name_server_request_duration_seconds_bucket<target,name_server>[$__rate_interval])))", "{{request}}")),
        Panel.Course("Requests that failed", "Requests without a usable answer, by reason.", "cps",
            new Query("sum by (name_server, reason) (rate(rocketmq_name_server_request_failures_total<target,name_server>[$__rate_interval]))", "{{name_server}} {{reason}}")));
}
