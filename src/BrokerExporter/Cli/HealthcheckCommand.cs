using System.CommandLine;
using BrokerExporter.Configuration;
using BrokerExporter.Logging;
using Probes.Contract;

namespace BrokerExporter.Cli;

/// <summary><c>healthcheck</c>: whether the exporter on this machine answers.</summary>
internal sealed class HealthcheckCommand(IReadOnlyList<ProbeKind> kinds, Func<ParseResult, Flags> flags, TextWriter error, TimeProvider time)
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
        var file = given.ConfigFile ?? Flags.DefaultFile;
        try
        {
            return given.Override(new ConfigLoader(kinds).Load(file, await File.ReadAllTextAsync(file, stop)).Config);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            if (given.ConfigFile is not null)
                throw new UnreachableException($"cannot read {file}: {exception.Message}", exception);
            return given.Override(new ExporterConfig());
        }
    }
}
