using System.Buffers;
using System.Collections.Concurrent;
using Probes.Contract;
using Probes.Kafka.Protocol;
using Probes.Transport;

namespace Probes.Kafka.Client;

/// <summary>
/// What is spoken on one connection: in the versions that were agreed on when it was made. A broker answers in the order in which it was asked.
/// </summary>
/// <param name="versions">Those versions.</param>
/// <param name="renewAt">When another connection should take over, as a timestamp of the clock: the broker will close this one; null: never.</param>
/// <param name="statistics">Where requests are counted.</param>
internal sealed class KafkaWire(SpokenVersions versions, long? renewAt, PeerStatistics statistics) : IPipelineProtocol<Inquiry>
{
    public const string ClientId = "broker-exporter";

    private readonly ConcurrentQueue<int> _awaited = new();
    private volatile bool _hasAnswered;

    public SpokenVersions Versions => versions;

    /// <summary>Whether it has answered anything since it was made.</summary>
    public bool HasAnswered => _hasAnswered;

    public bool IsDue(TimeProvider time) => renewAt is { } due && time.GetTimestamp() >= due;

    public void Write(IBufferWriter<byte> output, Inquiry request, int correlationId)
    {
        var key = request.Request.Key;
        request.WrittenTo(this, versions.Of(key) ?? throw new ProbeException(FailureKind.Unsupported, versions.ProblemWith(key)));
        Frames.WriteRequest(output, request.Request, request.Version, correlationId, ClientId);
        _awaited.Enqueue(correlationId);
        statistics.CountRequest(key.ToString());
    }

    public int? CorrelationId(ReadOnlySpan<byte> frame)
    {
        var id = Frames.CorrelationIdOf(frame);
        if (!_awaited.TryDequeue(out var expected))
            throw new ProtocolException($"an answer with the correlation id {id} that nobody waits for");
        if (id != expected)
            throw new ProtocolException($"an answer with the correlation id {id} where {expected} is due");
        _hasAnswered = true;
        return id;
    }
}
