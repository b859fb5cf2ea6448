using EndToEnd.Testing;
using Simulator.Kafka;

namespace EndToEnd.Kafka;

/// <summary>librdkafka's own client, which knows nothing of this project.</summary>
internal static class Kcat
{
    /// <summary>Runs it to its end, which must be a good one.</summary>
    /// <returns>What it printed.</returns>
    public static async Task<string> RunAsync(KafkaSimulation cluster, string? input, params IEnumerable<string> arguments)
    {
        var (code, output, error) = await TryAsync(cluster, input, arguments);
        Assert.True(code == 0, $"kcat ended with {code}: {error}");
        return output;
    }

    public static async Task<(int Code, string Output, string Error)> TryAsync(KafkaSimulation cluster, string? input, params IEnumerable<string> arguments)
    {
        using var folder = new TemporaryFolder();
        // Nobody's own settings, and messages of several lines on one.
        var settings = folder.Write("kcat.conf", "log.connection.close=false\n");
        await using var kcat = ChildProcess.Start(
            Tool.Find("kcat"), folder.Path, input, ["-F", settings, "-b", cluster.BootstrapServers, .. arguments]);
        var (code, output) = await kcat.EndAsync();
        return (code, output, kcat.Error);
    }
}
