namespace Simulator.RocketMq.Model;

/// <param name="Due">Unix milliseconds of the delivery.</param>
internal readonly record struct DelayedBatch(long Due, TopicQueues Target, long Count, int BytesEach);
