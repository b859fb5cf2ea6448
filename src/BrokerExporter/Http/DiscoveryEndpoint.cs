using System.Globalization;
using System.Text;
using System.Text.Json;
using BrokerExporter.Collection;
using Microsoft.AspNetCore.Http;

namespace BrokerExporter.Http;

/// <summary>
/// The targets as Prometheus' HTTP service discovery wants them: this exporter's address, once for each target, with the
/// path and the parameter of <c>/probe</c>. What may be wanted as a label besides is in <c>__meta_</c> labels, because
/// the samples have <c>system</c>, <c>cluster</c> and <c>target</c> already, and Prometheus would rename those.
/// </summary>
internal sealed class DiscoveryEndpoint(LiveTargets targets)
{
    private const string Prefix = "__meta_broker_exporter_";

    public Task AnswerAsync(HttpContext context) =>
        PlainText.AnswerAsync(context, StatusCodes.Status200OK, Write(context), "application/json; charset=utf-8");

    private string Write(HttpContext context)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var target in targets.Current.Targets)
                Write(json, target, context);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter json, Target target, HttpContext context)
    {
        json.WriteStartObject();
        json.WriteStartArray("targets");
        json.WriteStringValue(AddressOf(context));
        json.WriteEndArray();
        json.WriteStartObject("labels");
        json.WriteString("__metrics_path__", PathBeside(context.Request.Path.Value ?? "", "probe"));
        json.WriteString("__scheme__", context.Request.Scheme);
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

    // Whatever stands before it: a prefix of the routes, too.
    private static string PathBeside(string path, string name) => path[..(path.LastIndexOf('/') + 1)] + name;

    // As the asking Prometheus reached it.
    private static string AddressOf(HttpContext context) => context.Request.Host.HasValue
        ? context.Request.Host.Value
        : string.Create(CultureInfo.InvariantCulture, $"{context.Connection.LocalIpAddress}:{context.Connection.LocalPort}");
}
