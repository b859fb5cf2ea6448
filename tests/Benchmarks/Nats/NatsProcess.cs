using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Benchmarks.Processes;

namespace Benchmarks.Nats;

/// <summary>A real nats-server with so many streams in memory and consumers of each.</summary>
internal sealed class NatsProcess : IAsyncDisposable
{
    private readonly ChildProcess _process;
    private readonly string _folder;

    private NatsProcess(ChildProcess process, string folder, int port, int monitor)
    {
        (_process, _folder) = (process, folder);
        (Port, Monitor) = (port, $"http://127.0.0.1:{monitor}");
    }

    public string Monitor { get; }

    /// <summary>The section that reaches it by its system account.</summary>
    public string System => string.Create(CultureInfo.InvariantCulture, $"{{url: \"nats://127.0.0.1:{Port}\", user: sys, password: s}}");

    public TimeSpan Cpu => _process.Cpu;

    private int Port { get; }

    public static async Task<NatsProcess> StartAsync(int streams, int consumers)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var (port, monitor) = (ExporterProcess.FreePort(), ExporterProcess.FreePort());
        var config = Path.Combine(folder, "nats.conf");
        await File.WriteAllTextAsync(config, $$"""
            server_name: bench
            listen: "127.0.0.1:{{port}}"
            http: "127.0.0.1:{{monitor}}"
            jetstream { store_dir: "{{folder}}", max_mem: 1GB }
            accounts {
              SYS { users: [{user: sys, password: s}] }
              APP { jetstream: enabled, users: [{user: app, password: a}] }
            }
            system_account: SYS
            no_auth_user: app
            """);
        var server = new NatsProcess(ChildProcess.Start("nats-server", "-c", config, "-l", Path.Combine(folder, "log")), folder, port, monitor);
        await server.FillAsync(streams, consumers);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task FillAsync(int streams, int consumers)
    {
        using var client = await ConnectAsync();
        var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await stream.WriteAsync(Encoding.UTF8.GetBytes("CONNECT {\"verbose\":false,\"pedantic\":false}\r\nSUB in 1\r\n"));
        for (var i = 0; i < streams; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"STREAM_{i:0000}");
            var text = new StringBuilder();
            Request(text, $"$JS.API.STREAM.CREATE.{name}", $$"""{"name":"{{name}}","subjects":["{{name}}.>"],"storage":"memory","retention":"limits","discard":"old","num_replicas":1}""");
            for (var c = 0; c < consumers; c++)
                Request(text, $"$JS.API.CONSUMER.DURABLE.CREATE.{name}.consumer_{c}", $$$"""{"stream_name":"{{{name}}}","config":{"durable_name":"consumer_{{{c}}}","ack_policy":"explicit","deliver_policy":"all","replay_policy":"instant"}}""");
            for (var m = 0; m < 5; m++)
                text.Append(CultureInfo.InvariantCulture, $"PUB {name}.a 5\r\nhello\r\n");
            await stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()));
            for (var answers = 0; answers <= consumers;)
            {
                var line = await reader.ReadLineAsync() ?? throw new InvalidOperationException("the server ended");
                if (line.Contains("\"error\"", StringComparison.Ordinal))
                    throw new InvalidOperationException(line);
                if (line.StartsWith("MSG ", StringComparison.Ordinal))
                    answers++;
            }
        }
    }

    private static void Request(StringBuilder text, string subject, string body) =>
        text.Append(CultureInfo.InvariantCulture, $"PUB {subject} in {Encoding.UTF8.GetByteCount(body)}\r\n{body}\r\n");

    private async Task<TcpClient> ConnectAsync()
    {
        while (true)
        {
            var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, Port);
                return client;
            }
            catch (SocketException)
            {
                client.Dispose();
                await Task.Delay(TimeSpan.FromMilliseconds(20));
            }
        }
    }
}
