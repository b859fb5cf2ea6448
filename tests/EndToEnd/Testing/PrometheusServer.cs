using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace EndToEnd.Testing;

/// <summary>A real Prometheus that scrapes one exporter every second.</summary>
internal sealed class PrometheusServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _client;
    private readonly ChildProcess _process;

    private PrometheusServer(string program, Uri exporter, string path, string labels, string rules)
    {
        var port = FreePort();
        _client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };
        var config = _folder.Write("prometheus.yml",
            $$"""
            global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
            rule_files: ["{{_folder.Write("rules.yml", rules)}}"]
            scrape_configs:
              - job_name: broker-exporter
                metrics_path: {{path}}
                static_configs: [{targets: ["{{exporter.Authority}}"], labels: {{labels}}}]
            """);
        _process = ChildProcess.Start(
            program, _folder.Path, input: null, $"--config.file={config}", $"--storage.tsdb.path={Path.Combine(_folder.Path, "data")}",
            $"--web.listen-address=127.0.0.1:{port}", "--log.level=warn");
    }

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="exporter">Whom it scrapes.</param>
    /// <param name="path">Which page.</param>
    /// <param name="labels">Labels that it adds, as YAML: <c>{Env: test}</c>.</param>
    /// <param name="rules">A file of rules.</param>
    public static async Task<PrometheusServer> StartAsync(
        Uri exporter, string path = "/metrics", string labels = "{}", string rules = "groups: []")
    {
        var server = new PrometheusServer(Tool.Find("prometheus"), exporter, path, labels, rules);
        try
        {
            await Until.TrueAsync(server.IsReadyAsync);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>An instant query: the values of its series, each with its labels.</summary>
    public async Task<IReadOnlyList<Sample>> QueryAsync(string query)
    {
        using var answer = JsonDocument.Parse(await _client.GetStringAsync(new Uri("api/v1/query?query=" + Uri.EscapeDataString(query), UriKind.Relative)));
        Assert.Equal("success", answer.RootElement.GetProperty("status").GetString());
        return
        [
            .. answer.RootElement.GetProperty("data").GetProperty("result").EnumerateArray().Select(series => new Sample(
                query,
                series.GetProperty("metric").EnumerateObject().ToDictionary(label => label.Name, label => label.Value.GetString()!),
                double.Parse(series.GetProperty("value")[1].GetString()!, CultureInfo.InvariantCulture))),
        ];
    }

    /// <summary>What it says of its alerts: the state of each by name, and the errors of rules that it could not evaluate.</summary>
    public async Task<(IReadOnlyDictionary<string, string> States, IReadOnlyList<string> Errors)> AlertsAsync()
    {
        using var answer = JsonDocument.Parse(await _client.GetStringAsync(new Uri("api/v1/rules?type=alert", UriKind.Relative)));
        var rules = answer.RootElement.GetProperty("data").GetProperty("groups").EnumerateArray()
            .SelectMany(group => group.GetProperty("rules").EnumerateArray()).ToList();
        return (
            rules.ToDictionary(rule => rule.GetProperty("name").GetString()!, rule => rule.GetProperty("state").GetString()!),
            [.. rules.Where(rule => rule.GetProperty("health").GetString() == "err").Select(rule => rule.GetProperty("lastError").GetString()!)]);
    }

    /// <summary>What it says of its one target: its health, and the error of its last scrape, empty if there was none.</summary>
    public async Task<(string Health, string LastError)> TargetAsync()
    {
        using var answer = JsonDocument.Parse(await _client.GetStringAsync(new Uri("api/v1/targets", UriKind.Relative)));
        var target = answer.RootElement.GetProperty("data").GetProperty("activeTargets").EnumerateArray().Single();
        return (target.GetProperty("health").GetString()!, target.GetProperty("lastError").GetString()!);
    }

    /// <summary>What the exporter told it of a family: its type and unit; null while it has told nothing.</summary>
    public async Task<(string Type, string Unit)?> FamilyAsync(string name)
    {
        using var answer = JsonDocument.Parse(await _client.GetStringAsync(new Uri("api/v1/targets/metadata?metric=" + name, UriKind.Relative)));
        return answer.RootElement.GetProperty("status").GetString() == "success" && answer.RootElement.GetProperty("data") is { ValueKind: JsonValueKind.Array } data && data.GetArrayLength() > 0
            ? (data[0].GetProperty("type").GetString()!, data[0].GetProperty("unit").GetString()!)
            : null;
    }

    /// <summary>What it complained about.</summary>
    public string Log => _process.Error;

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _client.Dispose();
        _folder.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        Assert.False(_process.HasExited, _process.Error);
        try
        {
            using var answer = await _client.GetAsync(new Uri("-/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    // It cannot tell which port it took, so that it must be told one.
    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
