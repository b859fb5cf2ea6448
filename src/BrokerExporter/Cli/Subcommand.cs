using System.CommandLine;

namespace BrokerExporter.Cli;

/// <summary>A command that does one thing and ends, beside the exporter itself.</summary>
/// <param name="Command">Its name, help and flags.</param>
/// <param name="RunAsync">Does it; gives the exit code.</param>
/// <param name="CodeOfMistake">The exit code after a mistake on the command line.</param>
internal sealed record Subcommand(Command Command, Func<ParseResult, CancellationToken, Task<int>> RunAsync, int CodeOfMistake);
