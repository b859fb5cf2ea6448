using Probes.Kafka.Protocol;

namespace Simulator.Kafka;

/// <summary>What is wrong with a broker. Takes effect with the next request.</summary>
internal sealed record KafkaFault(KafkaFaultKind Kind)
{
    public static KafkaFault None { get; } = new(KafkaFaultKind.None);

    public static KafkaFault Silent { get; } = new(KafkaFaultKind.Silent);

    public static KafkaFault Close { get; } = new(KafkaFaultKind.Close);

    public static KafkaFault Garbage { get; } = new(KafkaFaultKind.Garbage);

    public static KafkaFault Oversize { get; } = new(KafkaFaultKind.Oversize);

    public static KafkaFault Truncate { get; } = new(KafkaFaultKind.Truncate);

    public static KafkaFault WrongCorrelation { get; } = new(KafkaFaultKind.WrongCorrelation);

    /// <summary>How long each answer is held back; requests that come meanwhile are late by as much, and not by more.</summary>
    public TimeSpan Delay { get; private init; }

    public ErrorCode Code { get; private init; }

    /// <summary>The only request that suffers; null for all.</summary>
    public ApiKey? Request { get; private init; }

    public static KafkaFault Slow(TimeSpan delay) => new(KafkaFaultKind.Slow) { Delay = delay };

    /// <summary>The error stands where the response has one: of all of it, of each group, of each partition.</summary>
    public static KafkaFault Error(ErrorCode code) => new(KafkaFaultKind.Error) { Code = code };

    public KafkaFault OnlyFor(ApiKey request) => this with { Request = request };

    public KafkaFault For(ApiKey request) => Request is null || Request == request ? this : None;
}
