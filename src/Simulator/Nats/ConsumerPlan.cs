namespace Simulator.Nats;

/// <summary>A durable pull consumer, and how fast its application is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rate">Messages per second; 0: nobody fetches.</param>
internal sealed record ConsumerPlan(string Name, int Rate);
