using System.Globalization;

namespace Benchmarks.Processes;

/// <summary>A simulated cluster in a process of its own.</summary>
internal sealed class SimulatorProcess : IAsyncDisposable
{
    private readonly ChildProcess _process;

    private SimulatorProcess(ChildProcess process, IReadOnlyList<string> nameServers) => (_process, NameServers) = (process, nameServers);

    /// <summary><c>host:port</c> of each.</summary>
    public IReadOnlyList<string> NameServers { get; }

    /// <summary>One name server and so many masters, 4 queues of each topic on each, a fifth of the topics lively.</summary>
    public static async Task<SimulatorProcess> StartAsync(int topics, int pairs, int brokers)
    {
        var process = ChildProcess.Start(
            "broker-simulator",
            ["rocketmq", "--topology", "load", "--name-servers", "1", "--name-server-port", "0", "--broker-port", "0", "--slaves", "0",
            "--topics", Text(topics), "--pairs", Text(pairs), "--broker-groups", Text(brokers)]);
        var nameServers = new List<string>();
        while (await process.Output.ReadLineAsync() is { } line)
        {
            if (line == "ready")
                return new SimulatorProcess(process, nameServers);
            if (line.Split(' ') is ["name-server", var address])
                nameServers.Add(address);
        }

        await process.DisposeAsync();
        throw new InvalidOperationException("the simulator ended before it was ready");
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
