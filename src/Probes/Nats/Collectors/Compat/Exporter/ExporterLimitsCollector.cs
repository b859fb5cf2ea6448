using Probes.Contract;
using Probes.Metrics;
using Probes.Nats.Client;
using Probes.Nats.Metrics.Compat.Exporter;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.Compat.Exporter;

/// <summary>How much may streams hold, in the words of prometheus-nats-exporter? Configurations are as many bytes again as all else.</summary>
internal sealed class ExporterLimitsCollector : ICollector<NatsCollection>
{
    private static readonly TimeSpan _refresh = TimeSpan.FromMinutes(5);

    // 0 and -1: no limit.
    private static readonly Fields<StreamConfig> _fields = new(
        (JetStreamStreamMetrics.LimitBytes, config => config.MaxBytes > 0 ? config.MaxBytes : null),
        (JetStreamStreamMetrics.LimitMessages, config => config.MaxMsgs > 0 ? config.MaxMsgs : null));

    public CollectorDescription Description { get; } =
        new("compat_exporter_limits", _refresh, 3 * _refresh) { Page = NatsExporterPage.Name };

    public async Task CollectAsync(NatsCollection collection, SampleSink sink, CancellationToken cancellationToken)
    {
        var led = new Led(collection.System.Options, await collection.DocumentsAsync(Questions.JszWithConfig));
        foreach (var stream in led.Streams())
        {
            if (stream.Stream.Config is { } config)
                _fields.Add(sink, config, ExporterJetStreamLabels.Of(collection, stream));
        }
    }
}
