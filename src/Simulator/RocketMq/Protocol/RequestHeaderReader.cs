using System.Text.Json;

namespace Simulator.RocketMq.Protocol;

/// <summary>
/// Reads a request header: JSON as RemotingSerializable writes it, or the binary form of RocketMQSerializable
/// (code int16, language u8, version int16, opaque int32, flag int32, remark, ext fields).
/// </summary>
internal static class RequestHeaderReader
{
    public static bool TryRead(HeaderType type, ReadOnlySpan<byte> header, RemotingRequest request)
    {
        request.Clear(type);
        try
        {
            switch (type)
            {
                case HeaderType.Json:
                    ReadJson(header, request);
                    return true;
                case HeaderType.RocketMq:
                    BinaryHeaderReader.Read(header, request);
                    return true;
                default:
                    return false;
            }
        }
        catch (Exception e) when (e is JsonException or ArgumentOutOfRangeException or FormatException or InvalidOperationException)
        {
            return false;
        }
    }

    private static void ReadJson(ReadOnlySpan<byte> header, RemotingRequest request)
    {
        var reader = new Utf8JsonReader(header);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("code"u8))
            {
                request.Code = ReadInt(ref reader);
            }
            else if (reader.ValueTextEquals("opaque"u8))
            {
                request.Opaque = ReadInt(ref reader);
            }
            else if (reader.ValueTextEquals("flag"u8))
            {
                request.Flag = ReadInt(ref reader);
            }
            else if (reader.ValueTextEquals("version"u8))
            {
                request.Version = ReadInt(ref reader);
            }
            else if (reader.ValueTextEquals("extFields"u8))
            {
                ReadExtFields(ref reader, request);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }

    private static int ReadInt(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetInt32();
    }

    private static void ReadExtFields(ref Utf8JsonReader reader, RemotingRequest request)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            request.AddExtField(name, reader.GetString() ?? "");
        }
    }
}
