namespace Probes.RocketMq.Protocol;

/// <summary>
/// The queue before one of a broker's thread pools. HeadWaitMilliseconds: how long its oldest request has waited by now;
/// a broker rejects sends that wait longer than 200 ms (waitTimeMillsInSendQueue).
/// </summary>
internal sealed record BrokerThreadPool(string Name, long? Size, long? Capacity, long? HeadWaitMilliseconds);
