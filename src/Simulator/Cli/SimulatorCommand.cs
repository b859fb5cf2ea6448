using System.CommandLine;

namespace Simulator.Cli;

/// <summary>The command line: one subcommand per system played.</summary>
internal static class SimulatorCommand
{
    /// <returns>0, or 1 for wrong arguments and for ports that are taken.</returns>
    public static Task<int> RunAsync(string[] args, TextReader input, TextWriter output, TextWriter error, CancellationToken cancellation = default)
    {
        var root = new RootCommand("Stand-in message brokers that speak the real protocols.")
        {
            RocketMqCommand.Create(input, output, error),
            NatsCommand.Create(output, error),
            KafkaCommand.Create(input, output, error),
        };
        var configuration = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            // The end on signals is the session's own matter: exit code 0.
            ProcessTerminationTimeout = null,
        };
        return root.Parse(args).InvokeAsync(configuration, cancellation);
    }
}
