using System.Collections.Immutable;

namespace Probes.Kafka.Protocol.Sasl;

/// <summary>One authentication by one mechanism (RFC 4422), the client's side: message for message, without any way to send them.</summary>
internal abstract class SaslExchange
{
    /// <summary>The mechanism's name.</summary>
    public abstract string Mechanism { get; }

    /// <summary>What the client says first.</summary>
    public abstract ImmutableArray<byte> First();

    /// <summary>What the client says to the server's word; null: it has nothing more to say, and is satisfied.</summary>
    /// <exception cref="SaslException">The server refuses, or is not the one that it should be.</exception>
    /// <exception cref="Probes.Transport.ProtocolException">That is nothing that the mechanism allows.</exception>
    public abstract ImmutableArray<byte>? Next(ReadOnlySpan<byte> challenge);

    /// <summary>Nothing of what the exchange knows.</summary>
    public sealed override string ToString() => Mechanism;
}
