using System.Text.Json;
using Probes.Transport;

namespace Probes.Nats.Protocol.Wire;

/// <summary>
/// How a server answers the system account: <c>{"server":{…},"data":{…}}</c> or with an <c>error</c> (server.ServerAPIResponse);
/// STATSZ has its data under <c>statsz</c> (server.ServerStatsMsg).
/// </summary>
/// <param name="Server">Who answered.</param>
/// <param name="Data">Where in the bytes the data stands; empty if there is none.</param>
/// <param name="ErrorCode">As in HTTP; 0: no error.</param>
/// <param name="ErrorDescription">What the server says of the error.</param>
internal readonly record struct SystemEnvelope(EnvelopeServer Server, Range Data, int ErrorCode, string ErrorDescription)
{
    /// <exception cref="ProtocolException">It is not such an answer.</exception>
    public static SystemEnvelope Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                throw new ProtocolException("an answer of the system account that is no JSON object");
            var envelope = default(SystemEnvelope);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                envelope = envelope.With(ref reader);
            // What stands behind the object throws.
            reader.Read();
            if (envelope.Server is null)
                throw new ProtocolException("an answer of the system account that does not say whose it is");
            return envelope with { ErrorDescription = envelope.ErrorDescription ?? "" };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new ProtocolException("an answer of the system account that cannot be read", exception);
        }
    }

    private SystemEnvelope With(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("server"u8) && reader.Read())
            return this with { Server = EnvelopeServer.Read(ref reader) };
        if (reader.ValueTextEquals("error"u8) && reader.Read())
            return WithError(ref reader);
        var isData = reader.ValueTextEquals("data"u8) || reader.ValueTextEquals("statsz"u8);
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return isData ? this with { Data = start..(int)reader.BytesConsumed } : this;
    }

    private SystemEnvelope WithError(ref Utf8JsonReader reader)
    {
        var envelope = this;
        if (reader.TokenType == JsonTokenType.Null)
            return envelope;
        // An error without a code is an error all the same.
        envelope = envelope with { ErrorCode = 500 };
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new ProtocolException("an error of the system account that is no JSON object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("code"u8) && reader.Read())
                envelope = envelope with { ErrorCode = reader.GetInt32() };
            else if (reader.ValueTextEquals("description"u8) && reader.Read())
                envelope = envelope with { ErrorDescription = reader.GetString() ?? "" };
            else
                reader.Skip();
        }

        return envelope;
    }
}
