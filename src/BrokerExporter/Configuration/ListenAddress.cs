using System.Globalization;
using System.Net;

namespace BrokerExporter.Configuration;

/// <summary>Where the exporter listens: an address of this machine, or all of them, and a port.</summary>
/// <param name="Address">Null: all addresses, IPv4 and IPv6.</param>
/// <param name="Port">0: any free port.</param>
internal sealed record ListenAddress(IPAddress? Address, int Port)
{
    /// <summary>Reads <c>:9898</c>, <c>127.0.0.1:9898</c>, <c>[::1]:9898</c> or <c>localhost:9898</c>.</summary>
    public static bool TryParse(string text, out ListenAddress address)
    {
        address = new ListenAddress(null, 0);
        var colon = text.LastIndexOf(':');
        if (colon < 0 || !int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port > 65535)
            return false;
        var host = text[..colon];
        if (host.Length == 0)
        {
            address = new ListenAddress(null, port);
            return true;
        }

        // Without brackets an IPv6 address' last group would be taken for the port.
        var bracketed = host.StartsWith('[') && host.EndsWith(']');
        if (!bracketed && host.Contains(':', StringComparison.Ordinal))
            return false;
        if (!IPAddress.TryParse(host == "localhost" ? "127.0.0.1" : host.Trim('[', ']'), out var ip))
            return false;
        address = new ListenAddress(ip, port);
        return true;
    }

    public override string ToString() => Address switch
    {
        null => string.Create(CultureInfo.InvariantCulture, $":{Port}"),
        _ => new IPEndPoint(Address, Port).ToString(),
    };
}
