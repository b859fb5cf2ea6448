using Probes.Nats.Collectors.JetStream;

namespace Probes.Nats.Collectors.Compat;

/// <summary>
/// Streams and consumers as their leaders have them. What nobody who answers leads is not here: the other copies would be
/// wrong. Consumers that come and go with their clients are here only where the configuration wants each of them.
/// </summary>
internal sealed class Led
{
    private readonly List<LedStream> _streams = [];
    private readonly List<LedConsumer> _consumers = [];
    private readonly Dictionary<string, string> _domains;

    public Led(JetStreamReading reading, NatsOptions options)
    {
        _domains = reading.Documents.ToDictionary(told => told.Server.Id, told => told.Value.Config?.Domain ?? "");
        foreach (var view in reading.Streams)
        {
            if (!view.IsLeaderless && view.Told is { } stream)
                _streams.Add(Of(view, stream));
            foreach (var consumer in view.Consumers.Values.Where(consumer => options.EphemeralConsumers == EphemeralConsumers.Each || !consumer.IsEphemeral))
            {
                if (consumer.Led is { } copy)
                    _consumers.Add(new LedConsumer(Of(view, copy.Stream), copy));
            }
        }
    }

    public IReadOnlyList<LedStream> Streams => _streams;

    public IReadOnlyList<LedConsumer> Consumers => _consumers;

    private LedStream Of(StreamView view, StreamCopy copy) => new(
        view.Cluster, _domains.GetValueOrDefault(copy.Server.Id, ""), view.Account, copy.Found.AccountId, copy);
}
