using System.IO.Compression;

namespace Probes.Tests.Nats.JetStream;

/// <summary>What real servers said of JetStream: Captures/jetstream-README.md.</summary>
internal static class JetStreamCapture
{
    private static readonly Lazy<Dictionary<string, byte[]>> _files = new(Read);

    public static IReadOnlyDictionary<string, byte[]> Files => _files.Value;

    /// <param name="phase">small, loaded or n3down.</param>
    /// <param name="server">Such as n1.</param>
    /// <param name="withConfig">Whether configurations were asked for.</param>
    public static byte[] Of(string phase, string server, bool withConfig) => _files.Value[$"{phase}/{server}-{(withConfig ? "config" : "plain")}.json"];

    private static Dictionary<string, byte[]> Read()
    {
        using var zip = ZipFile.OpenRead(Path.Combine(AppContext.BaseDirectory, "Nats", "Captures", "jetstream-2.9.10.zip"));
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
