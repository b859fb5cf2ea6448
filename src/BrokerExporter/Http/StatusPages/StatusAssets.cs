using System.Collections.Frozen;

namespace BrokerExporter.Http.StatusPages;

/// <summary>The files that the pages refer to. They are in the program: nothing is fetched from elsewhere.</summary>
internal static class StatusAssets
{
    public const string Style = "/status.css";
    public const string Script = "/status.js";
    public const string Icon = "/status.svg";

    /// <summary>By path: the type and the bytes.</summary>
    public static FrozenDictionary<string, (string ContentType, byte[] Bytes)> All { get; } = new Dictionary<string, (string, byte[])>(StringComparer.Ordinal)
    {
        [Style] = ("text/css; charset=utf-8", Read(Style)),
        [Script] = ("text/javascript; charset=utf-8", Read(Script)),
        [Icon] = ("image/svg+xml", Read(Icon)),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static byte[] Read(string path)
    {
        using var resource = typeof(StatusAssets).Assembly.GetManifestResourceStream("assets" + path)!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}
