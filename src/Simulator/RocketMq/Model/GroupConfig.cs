namespace Simulator.RocketMq.Model;

/// <summary>A consumer group as a broker has it configured.</summary>
internal sealed record GroupConfig(string Name, bool ConsumeEnable = true, int RetryMaxTimes = 16);
