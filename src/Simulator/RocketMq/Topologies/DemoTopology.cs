namespace Simulator.RocketMq.Topologies;

/// <summary>A small shop, with everything in it that an operator may meet.</summary>
internal static class DemoTopology
{
    public static Topology Create() => new(Topics, Groups);

    private static TopicSpec[] Topics =>
    [
        new("orders") { Queues = 8, MessagesPerSecond = 60, HistoryPerQueue = 40_000, ProducerGroup = "order-service", Producers = 3 },
        new("payments") { MessagesPerSecond = 25, HistoryPerQueue = 20_000, MessageBytes = 900, ProducerGroup = "payment-service", Producers = 2, Transactions = new(UndecidedShare: 0.02) },
        new("shipments") { MessagesPerSecond = 12, HistoryPerQueue = 9_000, ProducerGroup = "warehouse", IsOrdered = true, MessageType = "FIFO" },
        new("audit-log") { Queues = 16, MessagesPerSecond = 140, HistoryPerQueue = 30_000, RetainedPerQueue = 25_000, MessageBytes = 300, ProducerGroup = "audit" },
        new("notifications") { Queues = 2, MessagesPerSecond = 5, HistoryPerQueue = 2_000, ProducerGroup = "notifier" },
        new("cache-invalidation") { Queues = 2, MessagesPerSecond = 8, HistoryPerQueue = 3_000, ProducerGroup = "catalogue" },
        new("reminders") { Queues = 2, MessagesPerSecond = 2, HistoryPerQueue = 500, DelayLevel = 9, ProducerGroup = "notifier" },
        new("appointments") { Queues = 2, MessagesPerSecond = 1, HistoryPerQueue = 300, TimerSeconds = 90, MessageType = "DELAY", ProducerGroup = "notifier" },
        new("emails") { MessagesPerSecond = 10, HistoryPerQueue = 5_000, ProducerGroup = "notifier" },
        new("search-index") { MessagesPerSecond = 30, HistoryPerQueue = 12_000, ProducerGroup = "catalogue" },
        new("legacy-import") { HistoryPerQueue = 1_200 },
        new("reports") { Queues = 2 },
        new("INST_shop%loyalty") { Queues = 2, MessagesPerSecond = 3, HistoryPerQueue = 800, ProducerGroup = "INST_shop%loyalty-service" },
    ];

    private static GroupSpec[] Groups =>
    [
        new("order-fulfilment", GroupKind.KeepsUp, "orders") { Members = 4 },
        new("fraud-check", GroupKind.LagsInWaves, "orders", "payments") { Members = 2 },
        new("invoicing", GroupKind.KeepsUp, "payments") { Members = 2 },
        new("accounting", GroupKind.LagsSteadily, "payments") { Members = 1, BacklogShare = 0.01 },
        new("analytics", GroupKind.Offline, "orders", "audit-log") { BacklogShare = 0.8 },
        new("shipment-tracking", GroupKind.Orderly, "shipments") { Members = 2 },
        new("audit-archive", GroupKind.KeepsUp, "audit-log")
        {
            Members = 3,
            Expressions = new Dictionary<string, string> { ["audit-log"] = "login || payment" },
        },
        new("web-frontends", GroupKind.Broadcasting, "notifications", "cache-invalidation") { Members = 3 },
        new("reminder-sender", GroupKind.KeepsUp, "reminders", "appointments"),
        new("email-sender", GroupKind.Retrying, "emails") { RetryMaxTimes = 3 },
        new("search-indexer", GroupKind.Pop, "search-index"),
        new("warehouse-sync", GroupKind.Paused, "shipments") { BacklogShare = 0.1 },
        new("price-watch", GroupKind.Pull, "search-index") { Members = 1 },
        new("report-builder", GroupKind.NeverCommitted, "reports"),
        new("INST_shop%loyalty-points", GroupKind.KeepsUp, "INST_shop%loyalty"),
    ];
}
