using System.Net.Sockets;
using BrokerExporter.Configuration;
using BrokerExporter.Http.Security;
using BrokerExporter.Logging;
using Probes.Contract;

namespace BrokerExporter.Cli;

/// <summary>Without a command flag: starts the exporter and waits for the end.</summary>
internal sealed class RunCommand(IReadOnlyList<ProbeKind> kinds, TextWriter error, TimeProvider time)
{
    // Container runtimes kill after 10 s at the earliest; operators expect half of that.
    private static readonly TimeSpan _shutdown = TimeSpan.FromSeconds(4.5);

    public async Task<int> RunAsync(Flags flags, CancellationToken stop)
    {
        if (await ConfigFile.ReadAsync(flags, kinds, error) is not { } loaded)
            return 1;
        var config = flags.Override(loaded.Config);
        await using var output = new LogOutput(error);
        using var logging = new LineLoggerProvider(config.Log, time, output);
        try
        {
            return await RunAsync(CompositionRoot.Build(config, kinds, time, logging), config, stop);
        }
        catch (TargetException exception)
        {
            await error.WriteLineAsync(exception.Describe(flags.ConfigFile ?? Flags.DefaultFile, loaded));
            return 1;
        }
        catch (WebSecurityException exception)
        {
            await error.WriteLineAsync(exception.Message);
            return 1;
        }
    }

    private async Task<int> RunAsync(Exporter exporter, ExporterConfig config, CancellationToken stop)
    {
        try
        {
            await exporter.StartAsync(stop);
            await Task.Delay(Timeout.InfiniteTimeSpan, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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
