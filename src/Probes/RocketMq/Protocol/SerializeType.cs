namespace Probes.RocketMq.Protocol;

/// <summary>How a frame's header is written (SerializeType in apache/rocketmq); the highest byte of the header's length.</summary>
internal enum SerializeType
{
    Json = 0,
    RocketMq = 1,
}
