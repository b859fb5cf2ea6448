using System.CommandLine;
using BrokerExporter.Configuration;

namespace BrokerExporter.Cli;

/// <summary>The flags of <c>scrape</c>.</summary>
internal sealed class ScrapeFlags
{
    private readonly Option<string?> _system = new("--system") { Description = "Only targets of this message system.", HelpName = "name" };

    private readonly Option<string?> _target = new("--target") { Description = "Only this target.", HelpName = "name" };

    private readonly Option<TimeSpan> _timeout = FlagTable.Value(
        "--timeout", "The longest that it may take (default: collection.timeout).", "duration", ConfigKeys.Timeout);

    public Subcommand Subcommand(Func<ParseResult, TargetChoice, TimeSpan?, CancellationToken, Task<int>> run)
    {
        var command = new Command(
            "scrape",
            "Ask the configured targets once and write their metrics to the output. Ends with 0 if all are up, 1 if one is down, 2 after a mistake in the configuration.")
        {
            _system, _target, _timeout,
        };
        return new Subcommand(command, RunAsync, ExitCode.Mistake);

        Task<int> RunAsync(ParseResult result, CancellationToken stop) => run(
            result,
            new TargetChoice(result.GetValue(_system), result.GetValue(_target)),
            result.GetResult(_timeout) is { Implicit: false } ? result.GetValue(_timeout) : null,
            stop);
    }
}
