using System.Buffers;

namespace Probes.Transport;

/// <summary>What a protocol must say so that a <see cref="Pipeline{TRequest}"/> can carry it.</summary>
internal interface IPipelineProtocol<in TRequest>
{
    /// <summary>Writes a whole frame, its length included.</summary>
    void Write(IBufferWriter<byte> output, TRequest request, int correlationId);

    /// <summary>The id of the request that a frame answers; null if it answers none and is to be ignored.</summary>
    /// <exception cref="ProtocolException">The frame is malformed; the connection ends.</exception>
    int? CorrelationId(ReadOnlySpan<byte> frame);
}
