using BrokerExporter.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Probes.Contract;

namespace BrokerExporter.Cli;

/// <summary><c>--config.check</c>: everything that starting would do with the file, short of listening.</summary>
internal sealed class CheckCommand(
    IReadOnlyList<ProbeKind> kinds, IReadOnlyDictionary<string, string> variables, TextWriter output, TextWriter error, TimeProvider time)
{
    public async Task<int> RunAsync(Flags flags)
    {
        var source = new ConfigSource(kinds, flags.ConfigFile, variables, flags.Keys);
        if (await ConfigFile.ReadAsync(source, error) is not { } loaded)
            return 1;
        foreach (var warning in loaded.Warnings)
            await error.WriteLineAsync($"broker-exporter: warning: {warning}");
        try
        {
            await using var targets = new TargetFactory(time, NullLoggerProvider.Instance).Build(loaded.Config);
        }
        catch (TargetException exception)
        {
            await error.WriteLineAsync(exception.Describe(source.File, loaded));
            return 1;
        }

        var count = loaded.Config.Targets.Length;
        await output.WriteLineAsync($"{source.File}: ok, {count} {(count == 1 ? "target" : "targets")}");
        return 0;
    }
}
