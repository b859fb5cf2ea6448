using System.Net;
using System.Net.Sockets;

namespace Benchmarks.Processes;

/// <summary>The exporter in a process of its own.</summary>
internal sealed class ExporterProcess : IAsyncDisposable
{
    private readonly ChildProcess _process;
    private readonly string _config;
    private readonly HttpClient _client;

    private ExporterProcess(ChildProcess process, string config, HttpClient client) => (_process, _config, _client) = (process, config, client);

    public int Id => _process.Id;

    /// <summary>CPU time since it was started.</summary>
    public TimeSpan Cpu => _process.Cpu;

    public static ExporterProcess Start(params IReadOnlyList<string> nameServers) =>
        StartWith($"rocketmq:\n      name_servers: [{string.Join(", ", nameServers)}]\n");

    /// <param name="section">The target's section of its message system.</param>
    public static ExporterProcess StartWith(string section)
    {
        var port = FreePort();
        var config = Path.GetTempFileName();
        File.WriteAllText(config, $"targets:\n  - name: load\n    {section}");
        var process = ChildProcess.Start(
            "broker-exporter", "--config.file", config, "--web.listen-address", $"127.0.0.1:{port}", "--log.level", "error");
        return new ExporterProcess(process, config, new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") });
    }

    /// <summary>The metrics page.</summary>
    public Task<byte[]> ScrapeAsync() => _client.GetByteArrayAsync("/metrics");

    /// <summary>Asks for the page until it comes.</summary>
    public async Task<byte[]> FirstScrapeAsync()
    {
        while (true)
        {
            try
            {
                return await ScrapeAsync();
            }
            catch (HttpRequestException) when (File.Exists($"/proc/{Id}/status"))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _process.DisposeAsync();
        File.Delete(_config);
    }

    // Somebody else may take it meanwhile; the run then fails and says so.
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
