using System.Buffers;
using System.Globalization;

namespace Probes.Transport;

/// <summary>A host, by name or address, and a port.</summary>
public readonly record struct Endpoint(string Host, int Port)
{
    // Letters, digits and hyphens by RFC 1123, and the underscore that Docker and Kubernetes names carry.
    private static readonly SearchValues<char> _hostCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_");

    /// <summary>Reads <c>host:port</c>, <c>[v6]:port</c>, or, where a default port is given, the host alone.</summary>
    /// <param name="text">What the user or the peer wrote.</param>
    /// <param name="defaultPort">The port when the text has none; 0: a port is required.</param>
    /// <param name="endpoint">The address, if the text is one.</param>
    public static bool TryParse(string text, int defaultPort, out Endpoint endpoint)
    {
        endpoint = default;
        text = text.Trim();
        string host, port;
        if (text.StartsWith('['))
        {
            var end = text.IndexOf(']', StringComparison.Ordinal);
            if (end < 0 || !System.Net.IPAddress.TryParse(text[1..end], out _))
                return false;
            host = text[1..end];
            port = text[(end + 1)..];
        }
        else
        {
            // More than one colon without brackets is a bare IPv6 address, whose port cannot be told.
            var colon = text.LastIndexOf(':');
            if (colon != text.IndexOf(':', StringComparison.Ordinal))
                return false;
            host = colon < 0 ? text : text[..colon];
            port = colon < 0 ? "" : text[colon..];
        }

        if (host.Length == 0 || (!host.Contains(':', StringComparison.Ordinal) && host.AsSpan().ContainsAnyExcept(_hostCharacters)))
            return false;

        var number = defaultPort;
        if (port.Length > 0 && (port[0] != ':' || !int.TryParse(port[1..], NumberStyles.None, CultureInfo.InvariantCulture, out number)))
            return false;
        if (number is < 1 or > 65535)
            return false;
        endpoint = new Endpoint(host, number);
        return true;
    }

    /// <summary><c>host:port</c>, with brackets around an IPv6 address.</summary>
    public override string ToString() => Host.Contains(':', StringComparison.Ordinal)
        ? string.Create(CultureInfo.InvariantCulture, $"[{Host}]:{Port}")
        : string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}");
}
