namespace Dashboards.Kafka;

/// <summary>Disks.</summary>
internal static class LogDirsRow
{
    private const string Directory = "{{broker}} {{log_dir}}";

    public static Row Create() => Row.Folded("Log directories",
        Panel.Course("Fill of volumes", "How full the volume of each directory is; brokers from 3.3 on tell it. Alerts fire at the dashed lines.", "percentunit",
            new Query(OverviewRow.Fill, Directory)) with { Threshold = "log_dir_usage_ratio", Most = 1 },
        Panel.Course("Size", "What partitions take in each directory.", "bytes",
            new Query("max by (cluster, broker, log_dir) (kafka_log_dir_size_bytes<cluster,broker>)", Directory)),
        Panel.Course("Free", "What is free on the volume of each directory.", "bytes",
            new Query("min by (cluster, broker, log_dir) (kafka_log_dir_usable_bytes<cluster,broker>)", Directory)),
        Panel.Course("Copies", "Copies of partitions in each directory.", "short",
            new Query("max by (cluster, broker, log_dir) (kafka_log_dir_partitions<cluster,broker>)", Directory)),
        Panel.States("Online", "Whether the broker can use the directory; it takes one offline after an error of its disk.",
            "min by (cluster, broker, log_dir) (kafka_log_dir_online<cluster,broker>)", Directory) with { Width = 16 });
}
