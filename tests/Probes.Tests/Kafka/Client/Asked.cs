using System.Buffers;
using System.Buffers.Binary;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;

namespace Probes.Tests.Kafka.Client;

/// <summary>A request as a scripted broker got it.</summary>
internal sealed record Asked(RequestHeader Header, byte[] Frame)
{
    public ApiKey Key => Header.Key;

    public T Read<T>(ItemReader<T> read)
    {
        RequestHeader.Read(Frame, out var body);
        return read(ref body);
    }

    public Said Reply(Action<KafkaWriter> write) => ReplyTo(Header.CorrelationId, write);

    public Said ReplyTo(int correlationId, Action<KafkaWriter> write)
    {
        var output = new ArrayBufferWriter<byte>();
        Frames.WriteResponse(output, Key, Header.Version, correlationId, write);
        return new Said(output.WrittenSpan.ToArray());
    }

    public Said Versions(params ApiVersionsResponse.Range[] ranges) =>
        Reply(new ApiVersionsResponse(ErrorCode.None, [.. ranges]).Write);

    public Said Authenticated(byte[] bytes, long lifetime = 0) => Reply(new SaslAuthenticateResponse(ErrorCode.None, null, [.. bytes], lifetime).Write);

    public Said AuthenticationFailed(string message) => Reply(new SaslAuthenticateResponse(ErrorCode.SaslAuthenticationFailed, message, [], 0).Write) with { Closes = true };
}

/// <summary>What a scripted broker says; null in its place is silence.</summary>
/// <param name="Bytes">Whole frames, or none.</param>
internal sealed record Said(byte[] Bytes)
{
    public static Said Goodbye { get; } = new([]) { Closes = true };

    /// <summary>When it says so; until then it hears nothing else on this connection, as a broker does.</summary>
    public Task After { get; init; } = Task.CompletedTask;

    /// <summary>Whether it closes the connection then.</summary>
    public bool Closes { get; init; }

    public static Said Hex(string hex) => new(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)));

    public static Said Announcing(int length, params byte[] content)
    {
        var bytes = new byte[4 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, length);
        content.CopyTo(bytes, 4);
        return new Said(bytes);
    }
}
