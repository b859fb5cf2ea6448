using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Probes.Tests.RocketMq;

/// <summary>A set of frames recorded from real servers: Captures/README.md.</summary>
internal sealed class CaptureSet
{
    public static readonly string[] Names =
    [
        "rocketmq-4.7.1", "rocketmq-4.9.8", "rocketmq-4.9.8-acl", "rocketmq-4.9.8-binary-requests", "rocketmq-4.9.8-faults",
        "rocketmq-4.9.8-mqadmin", "rocketmq-5.3.3", "rocketmq-5.3.3-acl", "rocketmq-5.3.3-binary-server", "rocketmq-5.3.3-faults",
    ];

    private static readonly ConcurrentDictionary<string, Lazy<CaptureSet>> Loaded = new();

    private readonly Dictionary<string, byte[]> _files = [];

    private CaptureSet(string name)
    {
        using var zip = ZipFile.OpenRead(Path.Combine(AppContext.BaseDirectory, "RocketMq", "Captures", name + ".zip"));
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            var bytes = new byte[entry.Length];
            stream.ReadExactly(bytes);
            _files[entry.FullName] = bytes;
        }
        Frames = [.. _files.Keys.Where(file => file.EndsWith("index.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .SelectMany(IndexEntries)
            .Select(entry => Frame(name, entry))];
    }

    public IReadOnlyList<CapturedFrame> Frames { get; }

    public static CaptureSet Load(string name) => Loaded.GetOrAdd(name, static set => new Lazy<CaptureSet>(() => new CaptureSet(set))).Value;

    public CapturedFrame this[string name] => Frames.Single(frame => frame.Name == name);

    public string Text(string file) => Encoding.UTF8.GetString(_files[file]);

    public IEnumerable<CapturedFrame> Answers(int requestCode) =>
        Frames.Where(frame => frame.RequestCode == requestCode && frame.Succeeded);

    private JsonElement[] IndexEntries(string file)
    {
        var root = JsonDocument.Parse(_files[file]).RootElement;
        return [.. (root.ValueKind == JsonValueKind.Array ? root : root.GetProperty("frames")).EnumerateArray()];
    }

    private CapturedFrame Frame(string set, JsonElement entry)
    {
        var name = entry.GetProperty("name").GetString()!;
        var response = _files.GetValueOrDefault(name + ".resp.bin");
        return new CapturedFrame(set, name, entry, _files[name + ".req.bin"][4..], response?[4..]);
    }
}
