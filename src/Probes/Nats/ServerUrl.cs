using Probes.Transport;

namespace Probes.Nats;

/// <summary>Where a server is reached by clients: <c>nats://host:4222</c>, <c>tls://host:4222</c>, or without a scheme.</summary>
/// <param name="Endpoint">Host and port.</param>
/// <param name="IsSecured">Whether the scheme wants TLS.</param>
/// <param name="HasCredentials">Whether somebody wrote credentials into it, which are not kept: an address is shown in logs and labels.</param>
internal readonly record struct ServerUrl(Endpoint Endpoint, bool IsSecured, bool HasCredentials)
{
    private const int DefaultPort = 4222;

    public static bool TryParse(string text, out ServerUrl url)
    {
        url = default;
        text = text.Trim();
        var colon = text.IndexOf("://", StringComparison.Ordinal);
        var scheme = colon < 0 ? "nats" : text[..colon];
        var rest = colon < 0 ? text : text[(colon + 3)..].TrimEnd('/');
        var at = rest.LastIndexOf('@');
        if (scheme is not ("nats" or "tls") && at < 0)
            return false;
        // What has credentials in it is refused for that, whatever else is wrong: an error that repeats it would show them.
        if (!Endpoint.TryParse(rest[(at + 1)..], DefaultPort, out var endpoint) && at < 0)
            return false;
        url = new ServerUrl(endpoint, scheme == "tls", at >= 0);
        return true;
    }

    public override string ToString() => (IsSecured ? "tls://" : "nats://") + Endpoint;
}
