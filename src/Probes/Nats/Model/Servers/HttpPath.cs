namespace Probes.Nats.Model.Servers;

/// <summary>A path of the monitoring port without the server's http_base_path, if it is one of those that there are.</summary>
internal static class HttpPath
{
    private static readonly string[] _known =
    [
        "/varz", "/connz", "/routez", "/gatewayz", "/leafz", "/subsz", "/accountz", "/accstatz", "/jsz", "/healthz", "/ipqueuesz",
        "/raftz", "/stacksz", "/expvarz",
    ];

    /// <returns>Null for the index page and whatever is not known.</returns>
    public static string? Of(string path) => Array.Find(_known, known => path.EndsWith(known, StringComparison.Ordinal));
}
