namespace Simulator.RocketMq;

/// <summary>The RocketMQ release whose answers are played.</summary>
internal enum Flavor
{
    V4_9_8,
    V5_3_3,
}
