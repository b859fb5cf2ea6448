using System.Net;
using BrokerExporter.Configuration;
using BrokerExporter.Http;
using BrokerExporter.Http.Security;

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
        return new Uri($"{(HasTls(web.SecurityFile) ? "https" : "http")}://{new IPEndPoint(host, port)}{new WebPaths(web).Asked(_path)}");
    }

    private static bool HasTls(string securityFile) =>
        securityFile.Length > 0 && WebSecurityReading.Of(securityFile).Security is { Settings.Tls: not null };
}
