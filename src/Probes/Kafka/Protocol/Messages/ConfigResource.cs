namespace Probes.Kafka.Protocol.Messages;

/// <summary>What settings are of (Kafka's ConfigResource.Type).</summary>
internal enum ConfigResource : sbyte
{
    Unknown = 0,
    Topic = 2,
    Broker = 4,
}
