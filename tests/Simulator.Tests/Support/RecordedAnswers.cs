using System.Collections.Concurrent;
using System.IO.Compression;
using Simulator.RocketMq;

namespace Simulator.Tests.Support;

/// <summary>Answers recorded from real servers.</summary>
internal static class RecordedAnswers
{
    private static readonly ConcurrentDictionary<Flavor, IReadOnlyDictionary<string, Reply>> Cache = new();

    /// <summary>All recorded answers whose name begins so: "broker-a.GET_TOPIC_STATS_INFO".</summary>
    public static IReadOnlyList<Reply> StartingWith(Flavor flavor, string name)
    {
        var found = Cache.GetOrAdd(flavor, Load)
            .Where(entry => entry.Key == name || entry.Key.StartsWith(name + ".", StringComparison.Ordinal))
            .Select(entry => entry.Value)
            .ToList();
        Assert.NotEmpty(found);
        return found;
    }

    public static Reply One(Flavor flavor, string name) => Cache.GetOrAdd(flavor, Load)[name];

    private static Dictionary<string, Reply> Load(Flavor flavor)
    {
        var name = flavor == Flavor.V5_3_3 ? "rocketmq-5.3.3" : "rocketmq-4.9.8";
        var answers = new Dictionary<string, Reply>();
        Load(name + ".zip", answers);
        Load(name + "-clients.zip", answers);
        return answers;
    }

    private static void Load(string name, Dictionary<string, Reply> answers)
    {
        using var stream = typeof(RecordedAnswers).Assembly.GetManifestResourceStream(name)!;
        using var zip = new ZipArchive(stream);
        foreach (var entry in zip.Entries)
        {
            using var content = entry.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            answers[entry.Name[..^".bin".Length]] = Reply.Parse(bytes.ToArray().AsSpan(4));
        }
    }
}
