using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Simulator.Nats;

namespace Simulator.Cli;

/// <summary>broker-simulator nats.</summary>
internal static class NatsCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var server = new Option<string?>("--server") { Description = "Plays applications around a real server with JetStream at this ADDRESS:PORT, as in 127.0.0.1:4222." };
        var monitorPort = new Option<int>("--monitor-port") { Description = "Without --server: plays a server's monitoring port here; 0 for any." };
        server.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !IPEndPoint.TryParse(result.Tokens[0].Value, out _))
            {
                result.AddError($"--server {result.Tokens[0].Value} is not ADDRESS:PORT.");
            }
        });
        monitorPort.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<int>() is not (>= 0 and <= IPEndPoint.MaxPort))
            {
                result.AddError($"--monitor-port {result.Tokens[0].Value} is not a port.");
            }
        });
        var command = new Command("nats", "Plays a shop's NATS until SIGTERM or SIGINT: its applications around a real server, or the server's monitoring port.") { server, monitorPort };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var signals = new Signals(cancellation);
            try
            {
                await (parsed.GetValue(server) is { } address
                    ? DriveAsync(IPEndPoint.Parse(address), output, signals)
                    : PlayAsync(parsed.GetValue(monitorPort), output, signals));
                return 0;
            }
            catch (OperationCanceledException) when (signals.Ended.IsCancellationRequested)
            {
                return 0;
            }
            catch (Exception e) when (e is SocketException or IOException)
            {
                await error.WriteLineAsync(e.Message);
                return 1;
            }
        });
        return command;
    }

    private static async Task DriveAsync(IPEndPoint server, TextWriter output, Signals signals)
    {
        var applications = new Applications(server, StreamPlan.Shop, TimeProvider.System);
        await applications.PrepareAsync(signals.Ended);
        await ReadyAsync(output, $"server {server}");
        await applications.RunAsync(signals.Ended);
    }

    private static async Task PlayAsync(int port, TextWriter output, Signals signals)
    {
        await using var played = new PlayedServer(port, new PlayedDocuments(StreamPlan.Shop, TimeProvider.System).Find);
        await ReadyAsync(output, $"monitor {played.EndPoint}");
        await signals.WaitAsync();
    }

    private static async Task ReadyAsync(TextWriter output, string line)
    {
        await output.WriteLineAsync(line);
        await output.WriteLineAsync("ready");
        await output.FlushAsync(CancellationToken.None);
    }
}
