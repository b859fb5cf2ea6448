using System.Net;
using System.Net.Sockets;
using EndToEnd.Testing;

namespace EndToEnd.Nats.Testing;

/// <summary>A real nats-server on loopback, with everything it keeps in a folder that goes away with it.</summary>
internal sealed class NatsServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly HttpClient _client = new();
    private ChildProcess _process;
    private bool _isKilled;

    private NatsServer(TemporaryFolder folder, int port, int monitorPort, string name)
    {
        (_folder, Port, MonitorPort, Name) = (folder, port, monitorPort, name);
        _process = Run();
    }

    public string Name { get; }

    /// <summary>Where clients connect.</summary>
    public int Port { get; }

    /// <summary>Where it is monitored over HTTP.</summary>
    public int MonitorPort { get; }

    public string Url => $"nats://127.0.0.1:{Port}";

    public string Monitor => $"http://127.0.0.1:{MonitorPort}";

    public string Folder => _folder.Path;

    /// <summary>What it logged.</summary>
    public string Log => _process.Error;

    /// <summary>Starts one and waits until it answers.</summary>
    /// <param name="config">Its configuration but for name, ports and folders; <c>{folder}</c> stands for its folder.</param>
    /// <param name="name">Its name.</param>
    /// <param name="files">Files that its configuration names, by name.</param>
    public static async Task<NatsServer> StartAsync(string config = "", string name = "n1", params (string Name, string Text)[] files)
    {
        var server = Begin(config, name, files);
        try
        {
            await server.IsReadyAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts one without waiting: members of a cluster are ready when they have found each other.</summary>
    public static NatsServer Begin(string config, string name, params (string Name, string Text)[] files)
    {
        var folder = new TemporaryFolder();
        var (port, monitor) = (FreePort(), FreePort());
        foreach (var file in files)
            folder.Write(file.Name, file.Text);
        folder.Write("nats.conf",
            $$"""
            server_name: {{name}}
            listen: "127.0.0.1:{{port}}"
            http: "127.0.0.1:{{monitor}}"
            {{config.Replace("{folder}", folder.Path, StringComparison.Ordinal)}}
            """);
        return new NatsServer(folder, port, monitor, name);
    }

    /// <summary>Waits until it says that it is well, JetStream included.</summary>
    public Task IsReadyAsync() => Until.TrueAsync(async () =>
    {
        Assert.False(_process.HasExited, _process.Error);
        try
        {
            using var answer = await _client.GetAsync(new Uri(Monitor + "/healthz"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    });

    /// <summary>A document of its monitoring port, as text.</summary>
    public Task<string> GetAsync(string path) => _client.GetStringAsync(new Uri(Monitor + path));

    /// <summary>Kills it, as a machine that loses power does.</summary>
    public ValueTask KillAsync()
    {
        _isKilled = true;
        return _process.DisposeAsync();
    }

    /// <summary>Starts it again, with what it had on disk.</summary>
    public void Restart() => (_process, _isKilled) = (Run(), false);

    public async ValueTask DisposeAsync()
    {
        if (!_isKilled)
            await _process.DisposeAsync();
        _client.Dispose();
        _folder.Dispose();
    }

    /// <summary>
    /// It tells its ports only when it listens, but others must be told before. Below 32768, so that no connection that some test
    /// makes takes the port meanwhile.
    /// </summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(12_000, 32_000);
            using var socket = new TcpListener(IPAddress.Loopback, port);
            try
            {
                socket.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: another one.
            }
        }
    }

    private ChildProcess Run() => ChildProcess.Start(Tool.Find("nats-server"), _folder.Path, input: null, "-c", Path.Combine(_folder.Path, "nats.conf"));
}
