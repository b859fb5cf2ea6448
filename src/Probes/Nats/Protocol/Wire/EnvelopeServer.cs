using System.Text.Json;
using Probes.Transport;

namespace Probes.Nats.Protocol.Wire;

/// <summary>Who answered the system account (server.ServerInfo).</summary>
internal sealed record EnvelopeServer
{
    /// <summary>The server's public key; another one after each restart.</summary>
    public string Id { get; init; } = "";

    /// <summary>What it is called in its configuration; its id if in none.</summary>
    public string Name { get; init; } = "";

    public string Host { get; init; } = "";

    public string Cluster { get; init; } = "";

    public string Domain { get; init; } = "";

    public string Version { get; init; } = "";

    public bool JetStream { get; init; }

    /// <summary>How many system messages it had sent: gaps show lost ones.</summary>
    public ulong Sequence { get; init; }

    /// <summary>Its clock when it answered.</summary>
    public DateTimeOffset Time { get; init; }

    public static EnvelopeServer Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new ProtocolException("an answer of the system account whose server is no JSON object");
        var server = new EnvelopeServer();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            server = server.With(ref reader);
        return server;
    }

    private EnvelopeServer With(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("id"u8) && reader.Read())
            return this with { Id = reader.GetString() ?? "" };
        if (reader.ValueTextEquals("name"u8) && reader.Read())
            return this with { Name = reader.GetString() ?? "" };
        if (reader.ValueTextEquals("host"u8) && reader.Read())
            return this with { Host = reader.GetString() ?? "" };
        if (reader.ValueTextEquals("cluster"u8) && reader.Read())
            return this with { Cluster = reader.GetString() ?? "" };
        if (reader.ValueTextEquals("domain"u8) && reader.Read())
            return this with { Domain = reader.GetString() ?? "" };
        if (reader.ValueTextEquals("ver"u8) && reader.Read())
            return this with { Version = reader.GetString() ?? "" };
        if (reader.ValueTextEquals("jetstream"u8) && reader.Read())
            return this with { JetStream = reader.GetBoolean() };
        if (reader.ValueTextEquals("seq"u8) && reader.Read())
            return this with { Sequence = reader.GetUInt64() };
        if (reader.ValueTextEquals("time"u8) && reader.Read())
            return this with { Time = reader.GetDateTimeOffset() };
        reader.Skip();
        return this;
    }
}
