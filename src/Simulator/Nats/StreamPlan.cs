namespace Simulator.Nats;

/// <summary>A stream, who publishes into it and who reads it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Subject">Where is published to.</param>
/// <param name="Rate">Messages per second.</param>
/// <param name="MaxMessages">How many it keeps; the oldest go first.</param>
/// <param name="Consumers">Its consumers.</param>
internal sealed record StreamPlan(string Name, string Subject, int Rate, int MaxMessages, params ConsumerPlan[] Consumers)
{
    /// <summary>Bytes of a message.</summary>
    public const int MessageSize = 256;

    /// <summary>A small shop: some keep up, some fall behind, one has nobody who fetches, one loses what it did not read in time.</summary>
    public static IReadOnlyList<StreamPlan> Shop { get; } =
    [
        new("ORDERS", "orders.new", 40, 1_000_000, new ConsumerPlan("fulfilment", 60), new ConsumerPlan("analytics", 25)),
        new("PAYMENTS", "payments.done", 10, 1_000_000, new ConsumerPlan("ledger", 20), new ConsumerPlan("audit", 0)),
        new("CLICKS", "clicks.page", 100, 3_000, new ConsumerPlan("recommendations", 50)),
    ];
}
