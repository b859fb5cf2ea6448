using BrokerExporter.Http.Security;
using Microsoft.Extensions.Logging.Abstractions;
using Probes.Contract;

namespace BrokerExporter.Cli;

/// <summary><c>--config.check</c>: everything that starting would do with the file, short of listening.</summary>
internal sealed class CheckCommand(IReadOnlyList<ProbeKind> kinds, TextWriter output, TextWriter error, TimeProvider time)
{
    public async Task<int> RunAsync(Flags flags)
    {
        if (await ConfigFile.ReadAsync(flags, kinds, error) is not { } loaded)
            return 1;
        var file = flags.ConfigFile ?? Flags.DefaultFile;
        try
        {
            await using var targets = CompositionRoot.BuildTargets(loaded.Config, time, NullLoggerProvider.Instance);
        }
        catch (TargetException exception)
        {
            await error.WriteLineAsync(exception.Describe(file, loaded));
            return 1;
        }

        if (flags.Override(loaded.Config).Web.SecurityFile is { Length: > 0 } web && WebSecurityReading.Of(web).Errors is { IsEmpty: false } mistakes)
        {
            foreach (var mistake in mistakes)
                await error.WriteLineAsync(mistake.ToString());
            return 1;
        }

        var count = loaded.Config.Targets.Length;
        await output.WriteLineAsync($"{file}: ok, {count} {(count == 1 ? "target" : "targets")}");
        return 0;
    }
}
