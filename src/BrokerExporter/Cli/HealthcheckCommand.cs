using System.CommandLine;
using BrokerExporter.Configuration;
using BrokerExporter.Logging;
using Probes.Contract;

namespace BrokerExporter.Cli;

/// <summary><c>healthcheck</c>: whether the exporter on this machine answers.</summary>
internal sealed class HealthcheckCommand(
    IReadOnlyList<ProbeKind> kinds, IReadOnlyDictionary<string, string> variables, Func<ParseResult, Flags> flags, TextWriter error, TimeProvider time)
{
    // Container runtimes wait for 30 s by default, and kubelets for 1 s; an exporter that is well answers in milliseconds.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);

    public async Task<int> RunAsync(ParseResult result, Uri? url, ServerTrust trust, CancellationToken stop)
    {
        try
        {
            var address = url ?? HealthAddress.Of((await ConfigAsync(flags(result), stop)).Web)
                ?? throw new UnreachableException("the configuration leaves the port open; --url says where to ask");
            using var page = new RunningPage(trust.Client(), address, _patience, time);
            await page.ReadAsync(stop);
            return ExitCode.Up;
        }
        catch (UnreachableException exception)
        {
            await error.WriteLineAsync("broker-exporter: " + SafeText.Escape(exception.Message));
            return ExitCode.Down;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return ExitCode.Down;
        }
    }

    // What runs was started with a file that was right; a mistake that somebody is making in it now is no illness of the process.
    private async Task<ExporterConfig> ConfigAsync(Flags given, CancellationToken stop)
    {
        try
        {
            return (await new ConfigSource(kinds, given.ConfigFile, variables, given.Keys).ReadAsync(stop)).Config;
        }
        catch (ConfigFileException exception)
        {
            return given.ConfigFile is null ? new ExporterConfig() : throw new UnreachableException(exception.Message, exception);
        }
    }
}
