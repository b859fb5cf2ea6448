namespace Probes.Nats.Protocol.Documents;

/// <summary>server.StreamSourceInfo: where a mirror or a sourced stream has its messages from.</summary>
internal sealed record StreamSource
{
    public string? Name { get; init; }

    public ulong Lag { get; init; }

    /// <summary>Nanoseconds since it was last heard of; -1: never.</summary>
    public long Active { get; init; }

    public SourceError? Error { get; init; }

    public ExternalStream? External { get; init; }

    /// <summary>server.ApiError.</summary>
    internal sealed record SourceError
    {
        public int Code { get; init; }

        public int ErrCode { get; init; }

        public string? Description { get; init; }
    }

    /// <summary>server.ExternalStream.</summary>
    internal sealed record ExternalStream
    {
        public string? Api { get; init; }

        public string? Deliver { get; init; }
    }
}
