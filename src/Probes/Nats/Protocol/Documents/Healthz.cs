namespace Probes.Nats.Protocol.Documents;

/// <summary>server.HealthStatus: whether a server thinks that it is well (/healthz, HEALTHZ). It says nothing of the cluster.</summary>
internal sealed record Healthz
{
    /// <summary>ok, unavailable or error.</summary>
    public string? Status { get; init; }

    /// <summary>2.10.0.</summary>
    public int? StatusCode { get; init; }

    public string? Error { get; init; }
}
