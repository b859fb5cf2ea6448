namespace Simulator.Kafka.Security;

/// <summary>A mechanism's conversation with one client.</summary>
internal interface ISaslExchange
{
    SaslStep Next(ReadOnlySpan<byte> step);
}
