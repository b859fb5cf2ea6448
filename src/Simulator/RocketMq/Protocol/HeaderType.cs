namespace Simulator.RocketMq.Protocol;

/// <summary>The top byte of a frame's second word: how the header is written.</summary>
internal enum HeaderType : byte
{
    Json = 0,
    RocketMq = 1,
}
