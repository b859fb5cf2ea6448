namespace Simulator.RocketMq.Model;

/// <summary>A stretch of a logical queue of a static topic (5.x, LogicQueueMappingItem).</summary>
/// <param name="LogicOffset">The logical offset of its first message; −1 while that is not decided.</param>
internal sealed record MappedQueue(int Generation, int QueueId, string Broker, long LogicOffset);
