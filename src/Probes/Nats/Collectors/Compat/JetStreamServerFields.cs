using Probes.Metrics;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Compat;

/// <summary>What both older exporters take from /jsz of a server, each under its own names.</summary>
internal static class JetStreamServerFields
{
    public static Fields<Jsz> Of(Metric disabled, Metric streams, Metric consumers, Metric messages, Metric bytes, Metric maxMemory, Metric maxStorage) => new(
        (disabled, jsz => jsz.Disabled ? 1 : 0),
        (streams, jsz => jsz.Streams),
        (consumers, jsz => jsz.Consumers),
        (messages, jsz => jsz.Messages),
        (bytes, jsz => jsz.Bytes),
        (maxMemory, jsz => jsz.Config is { } config ? Numbers.Limit(config.MaxMemory) : null),
        (maxStorage, jsz => jsz.Config is { } config ? Numbers.Limit(config.MaxStorage) : null));
}
