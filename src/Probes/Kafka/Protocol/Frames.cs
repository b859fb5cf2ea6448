using System.Buffers;
using System.Buffers.Binary;
using Probes.Transport;

namespace Probes.Kafka.Protocol;

/// <summary>
/// Requests and responses with their lengths and headers (protocol guide, "Request Header" v1 and v2, "Response Header" v0 and v1; v2 and v1 go with
/// flexible versions).
/// </summary>
internal static class Frames
{
    /// <summary>Writes a whole request.</summary>
    public static void WriteRequest(IBufferWriter<byte> output, KafkaRequest request, short version, int correlationId, string clientId)
    {
        var body = new ArrayBufferWriter<byte>();
        var header = new KafkaWriter(body, 0, isFlexible: false);
        header.Int16((short)request.Key);
        header.Int16(version);
        header.Int32(correlationId);
        // Not compact even in header v2, so that a broker can read it before it knows the version.
        header.String(clientId);
        var writer = new KafkaWriter(body, version, Api.Of(request.Key).IsFlexible(version));
        writer.Tags();
        request.Write(writer);
        WriteWithLength(output, body);
    }

    /// <summary>Writes a whole response.</summary>
    public static void WriteResponse(IBufferWriter<byte> output, ApiKey key, short version, int correlationId, Action<KafkaWriter> write)
    {
        var body = new ArrayBufferWriter<byte>();
        var writer = new KafkaWriter(body, version, Api.Of(key).IsFlexible(version));
        writer.Int32(correlationId);
        writer.Tags();
        write(writer);
        WriteWithLength(output, body);
    }

    /// <summary>The first field of a response's header.</summary>
    public static int CorrelationIdOf(ReadOnlySpan<byte> frame) => new KafkaReader(frame, 0, isFlexible: false).Int32();

    /// <summary>Reads a response, whose length is not part of the frame.</summary>
    /// <exception cref="ProtocolException">It is malformed, or longer than its content.</exception>
    public static T ReadResponse<T>(ReadOnlySpan<byte> frame, KafkaRequest<T> request, short version)
    {
        var reader = new KafkaReader(frame, version, Api.Of(request.Key).IsFlexible(version));
        reader.Int32();
        reader.Tags();
        var response = request.ReadResponse(ref reader);
        return reader.Left == 0 ? response : throw new ProtocolException($"{reader.Left} bytes are left after a {request.Key} v{version} response");
    }

    private static void WriteWithLength(IBufferWriter<byte> output, ArrayBufferWriter<byte> body)
    {
        BinaryPrimitives.WriteInt32BigEndian(output.GetSpan(4), body.WrittenCount);
        output.Advance(4);
        output.Write(body.WrittenSpan);
    }
}
