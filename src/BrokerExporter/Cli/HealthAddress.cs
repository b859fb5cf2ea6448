using System.Net;
using BrokerExporter.Configuration;

namespace BrokerExporter.Cli;

/// <summary>By which address a process on the same machine asks the exporter of a configuration how it is.</summary>
internal static class HealthAddress
{
    private const string _path = "/-/healthy";

    /// <returns>Null: it listens on a port that only it knows.</returns>
    public static Uri? Of(WebConfig web)
    {
        var (address, port) = (web.ListenAddress.Address, web.ListenAddress.Port);
        if (port == 0)
            return null;
        // What listens everywhere listens here.
        var host = address is null || address.Equals(IPAddress.Any) ? IPAddress.Loopback : address.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback : address;
        return new Uri($"http://{new IPEndPoint(host, port)}{_path}");
    }
}
