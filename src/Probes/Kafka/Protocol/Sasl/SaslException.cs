namespace Probes.Kafka.Protocol.Sasl;

/// <summary>One side does not accept the other. The message says why, and never a password or token.</summary>
internal sealed class SaslException(string message) : Exception(message);
