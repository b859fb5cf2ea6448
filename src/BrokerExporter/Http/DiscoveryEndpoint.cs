using System.Net;
using System.Text;
using System.Text.Json;
using BrokerExporter.Collection;
using BrokerExporter.Configuration;
using Microsoft.AspNetCore.Http;

namespace BrokerExporter.Http;

/// <summary>
/// The targets as Prometheus' HTTP service discovery wants them: this exporter's address, once for each target, with the
/// path and the parameter of <c>/probe</c>. What may be wanted as a label besides is in <c>__meta_</c> labels, because
/// the samples have <c>system</c>, <c>cluster</c> and <c>target</c> already, and Prometheus would rename those.
/// </summary>
internal sealed class DiscoveryEndpoint(LiveTargets targets, WebConfig web)
{
    private const string Prefix = "__meta_broker_exporter_";

    public Task AnswerAsync(HttpContext context) =>
        PlainText.AnswerAsync(context, StatusCodes.Status200OK, Write(context), "application/json; charset=utf-8");

    private string Write(HttpContext context)
    {
        var (scheme, path) = WayOf(context.Request);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var target in targets.Current.Targets)
                Write(json, target, AddressOf(context), scheme, path);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter json, Target target, string address, string scheme, string path)
    {
        json.WriteStartObject();
        json.WriteStartArray("targets");
        json.WriteStringValue(address);
        json.WriteEndArray();
        json.WriteStartObject("labels");
        json.WriteString("__metrics_path__", path);
        json.WriteString("__scheme__", scheme);
        json.WriteString("__param_target", target.Name);
        // Without it, up and the other series of the scrape itself would be the same for all targets.
        json.WriteString("instance", target.Name);
        json.WriteString(Prefix + "system", target.System);
        json.WriteString(Prefix + "cluster", target.Cluster ?? "");
        // As other discoveries write lists: a comma at both ends, so that a pattern finds ",x,".
        var peers = target.Status.Peers.Select(peer => peer.Peer).Order(StringComparer.Ordinal).ToArray();
        json.WriteString(Prefix + "peers", peers.Length == 0 ? "" : $",{string.Join(',', peers)},");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // Who asks by the address that it has outside comes by a proxy, which may take TLS and a part of the path away; others come as they see it.
    private (string Scheme, string Path) WayOf(HttpRequest request) => web.ExternalUrl is { } url && IsAskedBy(url, request.Host)
        ? (url.Scheme, new WebPaths(web).Link("/probe"))
        : (request.Scheme, PathBeside(request.Path.Value ?? "", "probe"));

    private static bool IsAskedBy(Uri url, HostString host) =>
        string.Equals(url.Authority, host.Value, StringComparison.OrdinalIgnoreCase)
        || (host.Port == url.Port && string.Equals(url.Host, host.Host, StringComparison.OrdinalIgnoreCase));

    // Whatever stands before it: a prefix of the routes, too.
    private static string PathBeside(string path, string name) => path[..(path.LastIndexOf('/') + 1)] + name;

    // As the asking Prometheus reached it; HTTP/1.0 need not say.
    private static string AddressOf(HttpContext context)
    {
        if (context.Request.Host.HasValue)
            return context.Request.Host.Value!;
        var address = context.Connection.LocalIpAddress ?? IPAddress.Loopback;
        return new IPEndPoint(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address, context.Connection.LocalPort).ToString();
    }
}
