using System.Net.Sockets;
using System.Threading.Channels;
using BrokerExporter.Configuration;
using BrokerExporter.Logging;
using Probes.Contract;

namespace BrokerExporter.Cli;

/// <summary>Without a command flag: starts the exporter and waits for the end.</summary>
internal sealed class RunCommand(
    IReadOnlyList<ProbeKind> kinds, IReadOnlyDictionary<string, string> variables, TextWriter error, TimeProvider time)
{
    // Container runtimes kill after 10 s at the earliest; operators expect half of that.
    private static readonly TimeSpan _shutdown = TimeSpan.FromSeconds(4.5);

    public async Task<int> RunAsync(Flags flags, ChannelReader<bool>? reloads, CancellationToken stop)
    {
        var source = new ConfigSource(kinds, flags.ConfigFile, variables, flags.Keys);
        if (await ConfigFile.ReadAsync(source, error) is not { } loaded)
            return 1;
        var config = loaded.Config;
        await using var output = new LogOutput(error);
        using var logging = new LineLoggerProvider(config.Log, time, output);
        foreach (var warning in loaded.Warnings)
            Log.ConfigWarning(logging.CreateLogger("config"), warning);
        try
        {
            return await RunAsync(CompositionRoot.Build(config, kinds, time, logging, source), config, reloads, stop);
        }
        catch (TargetException exception)
        {
            await error.WriteLineAsync(exception.Describe(source.File, loaded));
            return 1;
        }
    }

    private async Task<int> RunAsync(Exporter exporter, ExporterConfig config, ChannelReader<bool>? reloads, CancellationToken stop)
    {
        try
        {
            await exporter.StartAsync(stop);
            await foreach (var _ in (reloads ?? Channel.CreateUnbounded<bool>().Reader).ReadAllAsync(stop))
                await exporter.ReloadAsync(stop);
            return 0;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            await error.WriteLineAsync($"broker-exporter: cannot listen on {config.Web.ListenAddress}: {Reason(exception)}");
            return 1;
        }
        finally
        {
            await exporter.DisposeAsync().AsTask().WaitAsync(_shutdown, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static string Reason(Exception exception) => exception.GetBaseException() is SocketException socket
        ? socket.SocketErrorCode switch
        {
            SocketError.AddressAlreadyInUse => "the address is already in use",
            SocketError.AccessDenied => "permission denied (ports below 1024 need a privilege)",
            SocketError.AddressNotAvailable => "this machine has no such address",
            _ => socket.Message,
        }
        : exception.Message;
}
