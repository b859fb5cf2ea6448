using System.CommandLine;
using System.Net.Sockets;
using Simulator.RocketMq;

namespace Simulator.Cli;

/// <summary>broker-simulator rocketmq.</summary>
internal static class RocketMqCommand
{
    public static Command Create(TextReader input, TextWriter output, TextWriter error)
    {
        var arguments = new RocketMqArguments();
        var command = new Command("rocketmq", "Plays a RocketMQ cluster until SIGTERM or SIGINT. Takes commands on stdin: " + ControlLine.Usage);
        foreach (var option in arguments.All)
        {
            command.Options.Add(option);
        }

        command.SetAction(async (parsed, cancellation) =>
        {
            try
            {
                await using var cluster = await RocketMqCluster.StartAsync(arguments.Options(parsed));
                foreach (var (label, fault) in arguments.Faults(parsed))
                {
                    (cluster.FindServer(label) ?? throw new FormatException($"--fault: there is no server {label}.")).Fault = fault;
                }

                await new ClusterSession(cluster, input, output).RunAsync(cancellation);
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
}
