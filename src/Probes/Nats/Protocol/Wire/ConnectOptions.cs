using System.Text.Json;

namespace Probes.Nats.Protocol.Wire;

/// <summary>What a client says of itself, in CONNECT. No text of it is ever shown: most of it is secret.</summary>
internal sealed class ConnectOptions
{
    /// <summary>What servers list the connection as, in /connz.</summary>
    public string Name { get; init; } = "";

    public string Version { get; init; } = "";

    /// <summary>Whether the connection is secured.</summary>
    public bool IsSecured { get; init; }

    public string? User { get; init; }

    public string? Password { get; init; }

    public string? Token { get; init; }

    /// <summary>The public key of a user: <c>U…</c>.</summary>
    public string? Nkey { get; init; }

    public string? Jwt { get; init; }

    /// <summary>The server's nonce, signed; base64url without padding.</summary>
    public string? Signature { get; init; }

    /// <remarks>
    /// protocol 1: INFO may come again at any time. no_responders: a request that nobody can answer is answered at once with
    /// 503, which needs headers. echo stays on: a round trip through the server is a message to ourselves.
    /// </remarks>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteBoolean("verbose", false);
        json.WriteBoolean("pedantic", false);
        json.WriteBoolean("tls_required", IsSecured);
        json.WriteString("name", Name);
        json.WriteString("lang", "csharp");
        json.WriteString("version", Version);
        json.WriteNumber("protocol", 1);
        json.WriteBoolean("echo", true);
        json.WriteBoolean("headers", true);
        json.WriteBoolean("no_responders", true);
        Write(json, "user", User);
        Write(json, "pass", Password);
        Write(json, "auth_token", Token);
        Write(json, "nkey", Nkey);
        Write(json, "jwt", Jwt);
        Write(json, "sig", Signature);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string key, string? value)
    {
        if (value is not null)
            json.WriteString(key, value);
    }
}
