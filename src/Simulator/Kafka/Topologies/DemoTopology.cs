using Simulator.Kafka.Model;
using Simulator.Kafka.Traffic;

namespace Simulator.Kafka.Topologies;

/// <summary>A shop with one group for each thing that can be said of a group.</summary>
internal static class DemoTopology
{
    private static readonly TimeSpan hour = TimeSpan.FromHours(1);

    public static KafkaPlan Apply(KafkaPlan plan) => plan with
    {
        Topics =
        [
            new("orders", 6) { Messages = 3_000, Span = hour },
            new("payments", 3) { Messages = 1_200, Span = hour, HasOpenTransaction = true },
            new("clicks", 12) { Messages = 9_000, Span = hour },
            new("emails", 3, Replicas: 2) { Messages = 600, Span = hour },
            new("audit") { Messages = 4_000, Span = hour, Deleted = 2_500 },
            new("__consumer_offsets", 50) { IsInternal = true },
        ],
        Groups =
        [
            new("billing", "orders", "payments") { Members = 3 },
            new("search-indexer", "clicks") { Members = 2, Behind = 500 },
            new("fraud-check", "payments") { Behind = 300 },
            new("reporting", "orders") { Members = 0, Behind = 1_000 },
            new("newsletter", "emails") { Behind = null },
            new("archiver", "audit") { Behind = 3_500 },
            // Before 4.0 it is a group as all others.
            new("shipping", "orders") { Members = 2, Kind = plan.Release >= KafkaRelease.V4_0 ? GroupKind.Consumer : GroupKind.Classic },
        ],
        Traffic = new()
        {
            Producers =
            [
                new("orders", 5),
                new("payments", 1),
                new("clicks", 30),
                new("emails", 0.5),
                new("audit", 2) { Retention = TimeSpan.FromMinutes(20) },
            ],
            Consumers =
            [
                new("billing", "orders"),
                new("billing", "payments"),
                // Slower than clicks come in.
                new("search-indexer", "clicks", 28),
                new("shipping", "orders"),
            ],
        },
    };
}
