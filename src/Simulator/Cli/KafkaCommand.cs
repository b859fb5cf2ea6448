using System.CommandLine;
using System.Net.Sockets;
using Simulator.Kafka;

namespace Simulator.Cli;

/// <summary>broker-simulator kafka.</summary>
internal static class KafkaCommand
{
    public static Command Create(TextReader input, TextWriter output, TextWriter error)
    {
        var arguments = new KafkaArguments();
        var command = new Command("kafka", "Plays a Kafka cluster until SIGTERM or SIGINT. Takes commands on stdin: " + KafkaControlLine.Usage);
        foreach (var option in arguments.All)
        {
            command.Options.Add(option);
        }

        command.SetAction(async (parsed, cancellation) =>
        {
            try
            {
                await using var cluster = await KafkaSimulation.StartAsync(arguments.Plan(parsed));
                foreach (var (broker, fault) in arguments.Faults(parsed))
                {
                    (cluster.Brokers.FirstOrDefault(known => known.Id == broker) ?? throw new FormatException($"--fault: there is no broker {broker}.")).Fault = fault;
                }

                await RunAsync(cluster, input, output, cancellation);
                return 0;
            }
            catch (Exception e) when (e is SocketException or FormatException)
            {
                await error.WriteLineAsync(e.Message);
                return 1;
            }
        });
        return command;
    }

    private static async Task RunAsync(KafkaSimulation cluster, TextReader input, TextWriter output, CancellationToken cancellation)
    {
        using var signals = new Signals(cancellation);
        foreach (var broker in cluster.Brokers)
        {
            await output.WriteLineAsync($"broker {broker.Id} {broker.EndPoint}");
        }

        await output.WriteLineAsync("ready");
        await output.FlushAsync(CancellationToken.None);

        // A read of the console cannot be cancelled: it is left behind on a background thread.
        _ = Task.Run(() => ObeyAsync(cluster, input, output, signals.Ended), CancellationToken.None);
        await signals.WaitAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task ObeyAsync(KafkaSimulation cluster, TextReader input, TextWriter output, CancellationToken end)
    {
        while (!end.IsCancellationRequested && await input.ReadLineAsync(end) is { } line)
        {
            if (KafkaControlLine.Run(cluster, line) is { Length: > 0 } answer)
            {
                await output.WriteLineAsync(answer.AsMemory(), end);
                await output.FlushAsync(end);
            }
        }
    }
}
