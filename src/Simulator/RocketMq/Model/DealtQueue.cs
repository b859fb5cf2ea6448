namespace Simulator.RocketMq.Model;

/// <summary>A queue as clients name it.</summary>
internal readonly record struct DealtQueue(string Topic, string Broker, int Queue);
