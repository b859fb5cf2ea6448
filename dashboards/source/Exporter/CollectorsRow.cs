namespace Dashboards.Exporter;

/// <summary>One question to a cluster each.</summary>
internal static class CollectorsRow
{
    public static Row Create() => new("Collectors",
        Panel.Table("Collectors", "Each collector of each target: whether it succeeded when it was last asked, how long that took, and how old what it tells is.",
            [new("target", "Target"), new("collector", "Collector")],
            new("Duration", "s", "max by (target, collector) (broker_exporter_collector_duration_seconds<target>)"),
            new("Succeeded", "bool_yes_no", "min by (target, collector) (broker_exporter_collector_success<target>)"),
            new("Since success", "s", "time() - max by (target, collector) (broker_exporter_collector_last_success_timestamp_seconds<target>)")),
        Panel.Course("Duration", "How long collectors took when they were last asked.", "s",
            new Query("max by (target, collector) (broker_exporter_collector_duration_seconds<target>)", "{{target}} {{collector}}")),
        Panel.Course("Failures", "Collectors that failed, by the kind of failure.", "cps",
            new Query("sum by (target, collector, kind) (rate(broker_exporter_collector_failures_total<target>[$__rate_interval]))", "{{target}} {{collector}} {{kind}}")),
        Panel.Course("Collections", "Collections that were started, and scrapes that shared one, were served from memory or came too late.", "cps",
            new Query("sum by (target) (rate(broker_exporter_collections_total<target>[$__rate_interval]))", "{{target}} started"),
            new Query("sum by (target) (rate(broker_exporter_collections_joined_total<target>[$__rate_interval]))", "{{target}} joined"),
            new Query("sum by (target) (rate(broker_exporter_collections_reused_total<target>[$__rate_interval]))", "{{target}} reused"),
            new Query("sum by (target) (rate(broker_exporter_collections_missed_total<target>[$__rate_interval]))", "{{target}} missed")));
}
