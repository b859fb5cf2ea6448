using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>How a stream and its consumers are configured, as one server told last.</summary>
internal sealed record StreamSettings(DateTimeOffset Created, StreamConfig? Config)
{
    private readonly Dictionary<string, (DateTimeOffset Created, ConsumerConfig? Config)> _consumers = new(StringComparer.Ordinal);

    public static StreamSettings Of(StreamDetail stream)
    {
        var settings = new StreamSettings(stream.Created, stream.Config);
        foreach (var consumer in stream.ConsumerDetail ?? [])
            settings._consumers[consumer.Name ?? ""] = (consumer.Created, consumer.Config);
        return settings;
    }

    /// <summary>The consumer's; null if it is not known.</summary>
    public ConsumerConfig? Of(ConsumerDetail consumer) =>
        _consumers.TryGetValue(consumer.Name ?? "", out var known) && known.Created == consumer.Created ? known.Config : null;
}
