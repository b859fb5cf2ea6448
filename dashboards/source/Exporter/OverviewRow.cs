namespace Dashboards.Exporter;

/// <summary>One screen.</summary>
internal static class OverviewRow
{
    public static Row Create() => new("Overview",
        Panel.Stat("Exporters down", "Exporters that Prometheus could not scrape.",
            "short", "sum(1 - up<>)") with { ZeroIsGood = true },
        Panel.Stat("Targets down", "Clusters that did not answer in the last collection.",
            "short", "sum(1 - messaging_up<target>)") with { ZeroIsGood = true },
        Panel.Stat("Collectors failing", "Collectors whose last attempt failed; what they tell is missing until they succeed.",
            "short", "sum(1 - broker_exporter_collector_success<target>)") with { ZeroIsGood = true },
        Panel.Stat("Configuration", "Whether the configuration could be read the last time that was tried.",
            "bool_yes_no", "min(broker_exporter_config_last_reload_successful<>)") with { OneIsGood = true },
        Panel.Stat("Slowest scrape", "How long Prometheus waited for the slowest page.", "s", "max(scrape_duration_seconds<>)"),
        Panel.Stat("Series", "Series of all targets.", "short", "sum(broker_exporter_series<target>)"),
        Panel.Table("Exporters", "Each exporter, with its release and runtime.",
            [new("instance", "Instance"), new("version", "Release"), new("revision", "Revision"), new("runtime", "Runtime")],
            new Value("Exporter", "none", "max by (instance, version, revision, runtime) (broker_exporter_build_info<>)")) with { Width = 12, Height = 6 },
        Panel.States("Targets answer", "Whether each cluster answered.", "max by (system, target) (messaging_up<target>)", "{{target}}") with { Height = 6 });
}
