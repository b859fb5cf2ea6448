namespace EndToEnd.Grafana;

/// <summary>Panels without an answer in the test's clusters, each with the reason; Prometheus takes their queries all the same.</summary>
internal static class Unanswered
{
    public static IReadOnlyDictionary<(string File, string Panel), string> Reasons { get; } = new Dictionary<(string, string), string>
    {
        [("dashboards/health.json", "Series left out")] = "No target comes near its limit; BudgetTests sets one that is low.",
        [("dashboards/nats.json", "Releases and configurations")] = "Of its two queries, configurations: servers from 2.11 on tell a digest, and Debian's is older.",
        [("dashboards/nats.json", "Waiting operations")] = "Servers from 2.10.21 on tell it, and Debian's is older.",
        [("dashboards/nats.json", "Pending of clients")] = "Nothing waits for a client on loopback unless it stops reading; then the server closes it before long.",
        [("dashboards/rocketmq.json", "In flight")] = "Brokers tell it with popConsumerKVServiceEnable only; SideMessageTests plays that.",
    };
}
