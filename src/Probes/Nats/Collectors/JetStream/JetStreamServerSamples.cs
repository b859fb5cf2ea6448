using Probes.Metrics;
using Probes.Nats.Client;
using Probes.Nats.Metrics.JetStream;
using Probes.Nats.Protocol.Documents;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>Writes what JetStream takes on one server.</summary>
internal static class JetStreamServerSamples
{
    public static void Add(SampleSink sink, string cluster, ServerIdentity server, Jsz document, LedObjects led)
    {
        ReadOnlySpan<string> labels = [cluster, server.Name];
        sink.Add(JetStreamServerMetrics.Enabled, !document.Disabled, labels);
        if (document.Disabled)
            return;
        sink.Add(JetStreamServerMetrics.Memory, document.Memory, labels);
        sink.Add(JetStreamServerMetrics.Storage, document.Storage, labels);
        Limits.Add(sink, JetStreamServerMetrics.MemoryReserved, document.ReservedMemory, labels);
        Limits.Add(sink, JetStreamServerMetrics.StorageReserved, document.ReservedStorage, labels);
        Limits.Add(sink, JetStreamServerMetrics.MemoryLimit, document.Config?.MaxMemory ?? 0, labels);
        Limits.Add(sink, JetStreamServerMetrics.StorageLimit, document.Config?.MaxStorage ?? 0, labels);
        sink.Add(JetStreamServerMetrics.Streams, document.Streams, labels);
        sink.Add(JetStreamServerMetrics.Consumers, document.Consumers, labels);
        var (streams, consumers) = led.By(server.Id);
        sink.Add(JetStreamServerMetrics.LedStreams, streams, labels);
        sink.Add(JetStreamServerMetrics.LedConsumers, consumers, labels);
        sink.Add(JetStreamServerMetrics.Messages, document.Messages, labels);
        sink.Add(JetStreamServerMetrics.HaAssets, document.HaAssets, labels);
        Limits.Add(sink, JetStreamServerMetrics.HaAssetsLimit, document.Limits?.MaxHaAssets ?? 0, labels);
        if (document.Api is not { } api)
            return;
        sink.Add(JetStreamServerMetrics.ApiRequests, api.Total, labels);
        sink.Add(JetStreamServerMetrics.ApiErrors, api.Errors, labels);
        if (api.Inflight is { } inFlight)
            sink.Add(JetStreamServerMetrics.ApiInFlight, inFlight, labels);
        if (api.Level is { } level)
            sink.Add(JetStreamServerMetrics.ApiLevel, level, labels);
    }
}
