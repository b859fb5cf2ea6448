namespace Probes.RocketMq.Protocol;

/// <summary>The header of an answer (RemotingCommand in apache/rocketmq).</summary>
internal sealed record RemotingHeader
{
    public required int Code { get; init; }

    /// <summary>The number of the request that is answered.</summary>
    public required int Opaque { get; init; }

    /// <summary>Bit 0: this is an answer. Bit 1: no answer is wanted.</summary>
    public required int Flag { get; init; }

    public MqVersion Version { get; init; }

    /// <summary>A sentence of the server. It may be there beside code 0 too and then means nothing.</summary>
    public string? Remark { get; init; }

    public required string Language { get; init; }

    public required IReadOnlyDictionary<string, string> ExtFields { get; init; }

    public SerializeType SerializeType { get; init; }
}
