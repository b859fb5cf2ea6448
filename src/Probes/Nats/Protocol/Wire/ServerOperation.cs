using System.Buffers;

namespace Probes.Nats.Protocol.Wire;

/// <summary>One thing that a server said. What refers to bytes is valid as long as the buffer that it was read from.</summary>
internal readonly record struct ServerOperation(Verb Verb)
{
    /// <summary>The JSON of INFO, the text of -ERR without its quotes; else empty.</summary>
    public ReadOnlySequence<byte> Text { get; init; }

    /// <summary>The subject of a message; for us always one of our own inboxes.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The subscription that a message was sent for, as its subscriber numbered it.</summary>
    public long SubscriptionId { get; init; }

    /// <summary>Where an answer to a message is to go; empty if nowhere.</summary>
    public string ReplyTo { get; init; } = "";

    /// <summary>The header block of a message, from <c>NATS/1.0</c> to its empty line; empty if there is none.</summary>
    public ReadOnlySequence<byte> Header { get; init; }

    public ReadOnlySequence<byte> Payload { get; init; }
}
