using System.Buffers;
using System.Text.Json;
using Probes.Kafka.Protocol;
using Probes.Transport;

namespace Probes.Tests.Kafka.Protocol;

/// <summary>A message as the codec has it, and the same by the names of its <see cref="Schema"/>.</summary>
/// <param name="Name">Of the sample.</param>
/// <param name="Json">The values; what is not given is written as the schema's default and not kept by the reader.</param>
/// <param name="Value">What the reader makes of a version.</param>
/// <param name="Write">The codec's bytes of a version.</param>
/// <param name="Decode">The codec's reader, of bytes without their length.</param>
internal sealed record Sample(
    string Name, ApiKey Key, bool IsRequest, Schema Schema, string Json, Func<short, object> Value, Func<short, byte[]> Write, Func<byte[], short, object> Decode)
{
    public const int CorrelationId = 0x01020304;
    public const string ClientId = "exportér";

    public Api Api => Api.Of(Key);

    public IEnumerable<short> Versions => Enumerable.Range(Api.Oldest, Api.Newest - Api.Oldest + 1).Select(version => (short)version);

    /// <param name="name">The schema, and after a comma what is particular.</param>
    /// <param name="value">In a version.</param>
    /// <param name="read">Its reader.</param>
    /// <param name="json">Its values.</param>
    /// <param name="ofVersion">Whether a version cannot leave out what the newest has more.</param>
    public static Sample Request<T>(string name, Func<short, T> value, ItemReader<T> read, string json, bool ofVersion = false) where T : KafkaRequest
    {
        var api = Api.Of(value(0).Key);
        return new(
            name, api.Key, IsRequest: true, SchemaOf(name), json, value,
            version => Written(output => Frames.WriteRequest(output, value(ofVersion ? version : api.Newest), version, CorrelationId, ClientId)),
            (frame, version) =>
            {
                RequestHeader.Read(frame, out var body);
                var request = read(ref body);
                return body.Left == 0 ? request : throw new ProtocolException($"{body.Left} bytes are left");
            });
    }

    /// <inheritdoc cref="Request" />
    public static Sample Response<T>(
        string name, KafkaRequest<T> request, Func<short, T> value, Action<T, KafkaWriter> write, string json, bool ofVersion = false) where T : notnull
    {
        var api = Api.Of(request.Key);
        return new(
            name, api.Key, IsRequest: false, SchemaOf(name), json, version => value(version),
            version => Written(output => Frames.WriteResponse(
                output, api.Key, version, CorrelationId, writer => write(value(ofVersion ? version : api.Newest), writer))),
            (frame, version) => Frames.ReadResponse(frame, request, version));
    }

    /// <summary>The bytes of the protocol's definition.</summary>
    public byte[] Defined(short version, int? noise = null)
    {
        var encoder = new SchemaEncoder(Schema, version, noise);
        return IsRequest ? encoder.Request(Json, CorrelationId, ClientId) : encoder.Response(Json, CorrelationId);
    }

    /// <summary>Reads it to its end.</summary>
    public object Read(byte[] frame, short version)
    {
        if (IsRequest)
            Assert.Equal(new RequestHeader(Key, version, CorrelationId, ClientId), RequestHeader.Read(frame, out _));
        return Decode(frame, version);
    }

    /// <summary>Everything that it has, to compare it by.</summary>
    public static string Text(object message) => JsonSerializer.Serialize(message, message.GetType());

    private static Schema SchemaOf(string name) => Schema.Load(name.Split(',')[0]);

    private static byte[] Written(Action<IBufferWriter<byte>> write)
    {
        var output = new ArrayBufferWriter<byte>();
        write(output);
        return output.WrittenSpan.ToArray();
    }
}
