using Simulator.RocketMq;

namespace Simulator.Cli;

/// <summary>Tells the addresses, then obeys lines until a signal ends it. The end of the input ends nothing.</summary>
internal sealed class ClusterSession(RocketMqCluster cluster, TextReader input, TextWriter output)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var signals = new Signals(cancellation);
        await WriteAddressesAsync();

        // A read of the console cannot be cancelled: it is left behind on a background thread.
        _ = Task.Run(() => ObeyAsync(signals.Ended), CancellationToken.None);
        await signals.WaitAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task WriteAddressesAsync()
    {
        foreach (var nameServer in cluster.NameServers)
        {
            await output.WriteLineAsync($"name-server {nameServer.EndPoint}");
        }

        foreach (var broker in cluster.Brokers)
        {
            await output.WriteLineAsync($"broker {broker.Name} {broker.Id} {broker.EndPoint}");
        }

        foreach (var controller in cluster.Controllers)
        {
            await output.WriteLineAsync($"controller {controller.EndPoint}");
        }

        await output.WriteLineAsync("ready");
        await output.FlushAsync(CancellationToken.None);
    }

    private async Task ObeyAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested && await input.ReadLineAsync(end) is { } line)
        {
            var answer = ControlLine.Run(cluster, line);
            if (answer.Length > 0)
            {
                await output.WriteLineAsync(answer.AsMemory(), end);
                await output.FlushAsync(end);
            }
        }
    }
}
