using System.IO.Compression;

namespace Probes.Tests.Nats;

/// <summary>What real servers answered: Captures/servers-README.md.</summary>
internal static class ServerCapture
{
    private static readonly Lazy<Dictionary<string, byte[]>> _files = new(Read);

    /// <param name="phase">small, loaded, n3down or jwt.</param>
    /// <param name="server">Such as n1.</param>
    /// <param name="path">As it was asked for: <c>/accstatz?unused=1</c>.</param>
    /// <returns>Null if it was not recorded.</returns>
    public static byte[]? Find(string phase, string server, string path) =>
        _files.Value.GetValueOrDefault($"{phase}/{server}/{path[1..].Replace("?", "--", StringComparison.Ordinal).Replace('&', '+')}.json");

    private static Dictionary<string, byte[]> Read()
    {
        using var zip = ZipFile.OpenRead(Path.Combine(AppContext.BaseDirectory, "Nats", "Captures", "servers-2.9.10.zip"));
        var files = new Dictionary<string, byte[]>();
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            var bytes = new byte[entry.Length];
            stream.ReadExactly(bytes);
            files[entry.FullName] = bytes;
        }

        return files;
    }
}
