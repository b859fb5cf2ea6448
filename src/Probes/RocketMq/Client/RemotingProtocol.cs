using System.Buffers;
using Probes.RocketMq.Protocol;
using Probes.Transport;

namespace Probes.RocketMq.Client;

/// <summary>Carries remoting commands over a pipeline; a reply is told by its <c>opaque</c>.</summary>
internal sealed class RemotingProtocol : IPipelineProtocol<RemotingRequest>
{
    public static RemotingProtocol Instance { get; } = new();

    public void Write(IBufferWriter<byte> output, RemotingRequest request, int correlationId) =>
        RemotingCodec.WriteRequest(output, request, correlationId);

    public int? CorrelationId(ReadOnlySpan<byte> frame) => RemotingCodec.ReplyOpaque(frame);
}
