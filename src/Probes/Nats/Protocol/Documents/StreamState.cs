namespace Probes.Nats.Protocol.Documents;

/// <summary>server.StreamState.</summary>
internal sealed record StreamState
{
    public ulong Messages { get; init; }

    public ulong Bytes { get; init; }

    public ulong FirstSeq { get; init; }

    public DateTimeOffset FirstTs { get; init; }

    public ulong LastSeq { get; init; }

    public DateTimeOffset LastTs { get; init; }

    public long NumSubjects { get; init; }

    public long NumDeleted { get; init; }

    public LostStreamData? Lost { get; init; }

    public long ConsumerCount { get; init; }

    /// <summary>server.LostStreamData: what could not be recovered from disk.</summary>
    internal sealed record LostStreamData
    {
        public ulong[]? Msgs { get; init; }

        public ulong Bytes { get; init; }
    }
}
