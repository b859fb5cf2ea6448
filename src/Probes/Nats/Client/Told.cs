namespace Probes.Nats.Client;

/// <summary>What one server said, or why it did not.</summary>
/// <param name="Peer">Where it was asked: <c>host:port</c>.</param>
/// <param name="Server">Who it is; null if that is not known either.</param>
/// <param name="Value">The document; null if there is none.</param>
/// <param name="Failure">Why there is none.</param>
internal sealed record Told<T>(string Peer, ServerIdentity? Server, T? Value, Exception? Failure)
    where T : class
{
    /// <summary>When it was asked and when it had answered, by the exporter's clock.</summary>
    public (DateTimeOffset Asked, DateTimeOffset Answered) Times { get; init; }

    /// <summary>Whether there is a document, and it is known whose.</summary>
    public bool Succeeded => Value is not null && Server is not null;
}
