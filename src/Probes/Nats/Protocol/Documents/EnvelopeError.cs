namespace Probes.Nats.Protocol.Documents;

/// <summary>Why a server gives nothing (server.ApiError).</summary>
internal sealed record EnvelopeError
{
    /// <summary>As in HTTP.</summary>
    public int? Code { get; init; }

    public string? Description { get; init; }
}
