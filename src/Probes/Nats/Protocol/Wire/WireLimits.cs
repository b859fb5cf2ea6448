namespace Probes.Nats.Protocol.Wire;

/// <summary>How much of a server's bytes is accepted before they are taken for nonsense.</summary>
internal sealed record WireLimits
{
    /// <summary>
    /// Bytes in a line. Servers accept 4,096 of a client (max_control_line), but their INFO lists the addresses of a whole
    /// cluster and has no limit.
    /// </summary>
    public int Line { get; init; } = 64 * 1024;

    /// <summary>Bytes in the headers of a message; those that servers send to the system account have one line.</summary>
    public int Header { get; init; } = 64 * 1024;

    /// <summary>
    /// Bytes in a message, headers included. Answers to the system account are not bound by max_payload (3.4 MB seen with 1 MB).
    /// </summary>
    public int Payload { get; init; } = 256 * 1024 * 1024;
}
