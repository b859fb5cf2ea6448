using System.CommandLine;
using BrokerExporter.Cli.Lag;
using System.Threading.Channels;
using BrokerExporter.Self;
using Probes.Contract;

namespace BrokerExporter.Cli;

/// <summary>The program as its user sees it: arguments in, texts and an exit code out.</summary>
internal sealed class CommandLine(
    IReadOnlyList<ProbeKind> kinds, TextWriter output, TextWriter error, TimeProvider time, IReadOnlyDictionary<string, string>? variables = null)
{
    private static readonly ParserConfiguration _parser = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    private readonly IReadOnlyDictionary<string, string> _variables = variables ?? new Dictionary<string, string>();

    /// <summary>Runs until stopped, or does what a flag or a command asks for instead.</summary>
    /// <returns>
    /// 0: done or stopped; 1: a mistake of the user's or of the machine's, which was said on the error output. Commands have codes of
    /// their own, which their help says.
    /// </returns>
    /// <param name="arguments">As they came.</param>
    /// <param name="stop">Ends it.</param>
    /// <param name="reloads">Each asks for the configuration to be read again; null: nobody asks.</param>
    public async Task<int> RunAsync(string[] arguments, CancellationToken stop, ChannelReader<bool>? reloads = null)
    {
        var table = new FlagTable();
        var commands = Commands(table);
        foreach (var command in commands)
            table.Command.Subcommands.Add(command.Command);
        // Without one, a command that has others below it would be none by itself.
        table.Command.SetAction(static _ => 0);
        var result = table.Command.Parse(arguments, _parser);
        if (table.WantsHelp(result))
            return await result.InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, CancellationToken.None);
        var chosen = commands.FirstOrDefault(command => command.Command == result.CommandResult.Command);
        if (result.Errors.Count > 0)
        {
            foreach (var mistake in result.Errors)
                await error.WriteLineAsync($"broker-exporter: {mistake.Message}");
            await error.WriteLineAsync("broker-exporter: --help lists the flags");
            return chosen?.CodeOfMistake ?? 1;
        }

        if (table.WantsVersion(result))
        {
            await output.WriteLineAsync(BuildInfo.Current.ToString());
            return 0;
        }

        if (chosen is not null)
            return await chosen.RunAsync(result, stop);
        var flags = table.Read(result);
        return flags.Check
            ? await new CheckCommand(kinds, _variables, output, error, time).RunAsync(flags)
            : await new RunCommand(kinds, _variables, error, time).RunAsync(flags, reloads, stop);
    }

    private Subcommand[] Commands(FlagTable table)
    {
        var opening = new OneShotFactory(kinds, _variables, result => table.Read(result), error, time);
        return
        [
            new ScrapeFlags().Subcommand(new ScrapeCommand(opening, CompositionRoot.CatalogueOf(kinds), output).RunAsync),
            new LagFlags().Subcommand(new LagCommand(opening, output, error, time).RunAsync),
            new HealthcheckFlags().Subcommand(new HealthcheckCommand(kinds, _variables, result => table.Read(result), error, time).RunAsync),
        ];
    }
}
