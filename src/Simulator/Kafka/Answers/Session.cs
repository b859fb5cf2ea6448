using System.Buffers;
using System.Buffers.Binary;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Probes.Transport;
using Simulator.Kafka.Model;
using Simulator.Kafka.Security;
using Simulator.Kafka.Transport;

namespace Simulator.Kafka.Answers;

/// <summary>One client's conversation with one broker.</summary>
internal sealed class Session(ClusterState cluster, KafkaNode node, SaslSession sasl)
{
    /// <summary>Answers one request, or closes the connection where brokers do.</summary>
    public Task<Reply> AnswerAsync(byte[] frame, CancellationToken cancellation)
    {
        try
        {
            if (sasl.IsRaw)
            {
                return Task.FromResult(Raw(frame));
            }

            var header = RequestHeader.Read(frame, out var body);
            node.Requests.CountRequest(header.Key, header.Version);
            node.Asked?.Invoke(header.Key);
            var fault = node.Fault.For(header.Key);
            return fault.Kind switch
            {
                KafkaFaultKind.Silent => NeverAsync(cancellation),
                KafkaFaultKind.Close => Task.FromResult(Reply.End),
                KafkaFaultKind.None or KafkaFaultKind.Error => AnswerAsync(header, ref body, fault.Code, cancellation),
                KafkaFaultKind.Slow => LateAsync(AnswerAsync(header, ref body, ErrorCode.None, cancellation), fault.Delay, cancellation),
                _ => BrokenReply.MakeAsync(fault.Kind, header, AnswerAsync(header, ref body, ErrorCode.None, cancellation)),
            };
        }
        catch (ProtocolException)
        {
            return Task.FromResult(Reply.End);
        }
    }

    private Task<Reply> AnswerAsync(RequestHeader header, ref KafkaReader body, ErrorCode forced, CancellationToken cancellation)
    {
        if (!ReleaseRanges.Answers(cluster.Release, header.Key, header.Version))
        {
            return Task.FromResult(header.Key == ApiKey.ApiVersions ? UnknownApiVersions(header) : Reply.End);
        }

        if (!sasl.Allows(header.Key))
        {
            return Task.FromResult(Reply.End);
        }

        var view = new BrokerView(cluster, node.Id, header.Key, header.Version, forced);
        return FrameAsync(header, AnswerBook.AnswerAsync(view, sasl, ref body, cancellation), closes: sasl.HasFailed);
    }

    private static async Task<Reply> FrameAsync(RequestHeader header, Task<Action<KafkaWriter>?> answer, bool closes)
    {
        if (await answer.ConfigureAwait(false) is not { } write)
        {
            return Reply.Nothing;
        }

        var output = new ArrayBufferWriter<byte>();
        Frames.WriteResponse(output, header.Key, header.Version, header.CorrelationId, write);
        return new Reply(output.WrittenMemory, closes);
    }

    // The one request that is answered in a version that the broker does not know, by v0 (KIP-511); since 2.4 it tells which it does know.
    private Reply UnknownApiVersions(RequestHeader header)
    {
        var known = ReleaseRanges.Of(cluster.Release).Where(range => range.Key == (short)ApiKey.ApiVersions);
        var output = new ArrayBufferWriter<byte>();
        Frames.WriteResponse(
            output, ApiKey.ApiVersions, 0, header.CorrelationId,
            new ApiVersionsResponse(ErrorCode.UnsupportedVersion, cluster.Release >= KafkaRelease.V2_8 ? [.. known] : []).Write);
        return new Reply(output.WrittenMemory);
    }

    private Reply Raw(byte[] frame)
    {
        var step = sasl.Take(frame);
        if (step.Refusal is not null)
        {
            return Reply.End;
        }

        var bytes = new byte[4 + step.Bytes.Length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, step.Bytes.Length);
        step.Bytes.CopyTo(bytes, 4);
        return new Reply(bytes);
    }

    private async Task<Reply> LateAsync(Task<Reply> reply, TimeSpan delay, CancellationToken cancellation)
    {
        await Task.Delay(delay, cluster.Time, cancellation).ConfigureAwait(false);
        return await reply.ConfigureAwait(false);
    }

    private static async Task<Reply> NeverAsync(CancellationToken cancellation)
    {
        await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(false);
        return Reply.End;
    }
}
