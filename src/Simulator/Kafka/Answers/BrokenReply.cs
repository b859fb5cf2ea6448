using System.Buffers.Binary;
using Probes.Kafka.Protocol;
using Simulator.Kafka.Transport;

namespace Simulator.Kafka.Answers;

/// <summary>Answers as no broker should give them.</summary>
internal static class BrokenReply
{
    public static async Task<Reply> MakeAsync(KafkaFaultKind kind, RequestHeader header, Task<Reply> whole) =>
        Make(kind, header, await whole.ConfigureAwait(false));

    private static Reply Make(KafkaFaultKind kind, RequestHeader header, Reply whole) => kind switch
    {
        KafkaFaultKind.Garbage => new Reply(Frame(header.CorrelationId, 64)),
        KafkaFaultKind.Oversize => new Reply(Oversize(header.CorrelationId)),
        KafkaFaultKind.Truncate => new Reply(whole.Bytes[..(whole.Bytes.Length / 2)], Closes: true),
        KafkaFaultKind.WrongCorrelation => new Reply(Frame(unchecked(header.CorrelationId + 1_000_000), 4)),
        _ => whole,
    };

    // A frame for the right request, of bytes that announce more than there is in every type of the protocol.
    private static byte[] Frame(int correlationId, int rest)
    {
        var bytes = new byte[8 + rest];
        BinaryPrimitives.WriteInt32BigEndian(bytes, 4 + rest);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), correlationId);
        bytes.AsSpan(8).Fill(0x7f);
        return bytes;
    }

    private static byte[] Oversize(int correlationId)
    {
        var bytes = Frame(correlationId, 4);
        BinaryPrimitives.WriteInt32BigEndian(bytes, int.MaxValue);
        return bytes;
    }
}
