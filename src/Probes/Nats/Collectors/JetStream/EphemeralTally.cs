using Probes.Metrics;
using Probes.Nats.Metrics.JetStream;

namespace Probes.Nats.Collectors.JetStream;

/// <summary>The consumers of one stream that are not worth a series each.</summary>
internal sealed class EphemeralTally
{
    private int _consumers;
    private ulong _lag;
    private ulong _largest;

    public void Add(ConsumerView consumer, bool withAckPending)
    {
        if (consumer.Led is not { } led)
            return;
        _consumers++;
        var lag = led.Position.Lag(withAckPending);
        _lag += lag;
        _largest = Math.Max(_largest, lag);
    }

    public void Write(SampleSink sink, StreamView stream)
    {
        if (_consumers == 0)
            return;
        ReadOnlySpan<string> labels = [stream.Cluster, stream.Account, stream.Name];
        sink.Add(EphemeralMetrics.Consumers, _consumers, labels);
        sink.Add(EphemeralMetrics.Lag, _lag, labels);
        sink.Add(EphemeralMetrics.LargestLag, _largest, labels);
    }
}
