using System.Net;
using System.Net.Sockets;
using BrokerExporter.Cli;
using BrokerExporter.Tests.Testing;
using Probes.Contract;

namespace BrokerExporter.Tests.Cli;

/// <summary>The whole program, from its arguments to its exit code, in this process.</summary>
public sealed class RunCommandTests : IDisposable
{
    private const string _config = "log: {level: debug}\ntargets:\n  - name: prod\n    fake: {name_servers: [a:1]}\n";

    private readonly SignallingWriter _error = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _client = new();

    public void Dispose()
    {
        _error.Dispose();
        _stop.Dispose();
        _client.Dispose();
    }

    [Fact]
    public async Task It_starts_while_its_target_is_away_and_stops_when_told()
    {
        var probe = new FakeProbe { Answer = (_, _) => Task.FromResult(FakeProbe.Down(FakeProbe.Failure("queues"))) };
        var (running, address) = await StartAsync(probe);

        var page = await _client.GetStringAsync(new Uri(address, "/metrics"));
        Assert.Contains("messaging_up{system=\"fake\",target=\"prod\"} 0\n", page, StringComparison.Ordinal);
        await _stop.CancelAsync();
        Assert.Equal(0, await running);
        Assert.True(probe.Disposed);
        Assert.Contains("msg=\"Target prod is down (unreachable): connection refused.\" target=prod kind=unreachable", _error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("msg=Stopped.\n", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scrape_in_flight_is_answered_when_it_stops()
    {
        var probe = new FakeProbe { Answer = async (_, _) => await new TaskCompletionSource<ProbeResult>().Task };
        var (running, address) = await StartAsync(probe);
        var scrape = _client.GetStringAsync(new Uri(address, "/metrics"));
        await probe.StartedAsync();

        await _stop.CancelAsync();
        Assert.Contains("messaging_up{system=\"fake\",target=\"prod\"} 0\n", await scrape, StringComparison.Ordinal);
        Assert.Equal(0, await running.WaitAsync(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task A_client_that_reads_nothing_does_not_hold_it_up()
    {
        var (running, address) = await StartAsync(new FakeProbe());
        using var idle = new TcpClient();
        await idle.ConnectAsync(IPAddress.Loopback, address.Port);
        await idle.GetStream().WriteAsync("GET /metrics HTTP/1.1\r\nHost: x\r\n"u8.ToArray());
        await _stop.CancelAsync();
        Assert.Equal(0, await running.WaitAsync(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task A_port_in_use_is_one_clear_line()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = other.LocalEndpoint.ToString();
        using var file = new TemporaryFile(_config);
        Assert.Equal(1, await RunAsync(new FakeProbe(), file, $"--web.listen-address={address}"));
        Assert.Contains($"broker-exporter: cannot listen on {address}: the address is already in use\n", _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_of_another_machine_is_one_clear_line()
    {
        using var file = new TemporaryFile(_config);
        Assert.Equal(1, await RunAsync(new FakeProbe(), file, "--web.listen-address=192.0.2.1:0"));
        Assert.Contains("broker-exporter: cannot listen on 192.0.2.1:0: this machine has no such address\n", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flags_win_over_the_file()
    {
        using var file = new TemporaryFile("web: {telemetry_path: /file}\n" + _config);
        var listening = _error.LineWithAsync("\"address\"");
        var running = RunAsync(new FakeProbe(), file, "--web.listen-address=127.0.0.1:0", "--web.telemetry-path=/flag", "--log.format=json", "--log.level=info");
        var line = await listening;
        var address = new Uri(System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("address").GetString()!);

        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync(new Uri(address, "/flag"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync(new Uri(address, "/file"))).StatusCode);
        await _stop.CancelAsync();
        Assert.Equal(0, await running);
    }

    [Fact]
    public async Task A_stop_before_the_start_is_a_stop()
    {
        await _stop.CancelAsync();
        using var file = new TemporaryFile(_config);
        Assert.Equal(0, await RunAsync(new FakeProbe(), file, "--web.listen-address=127.0.0.1:0"));
    }

    [Fact]
    public async Task The_environment_alone_is_enough_and_what_it_says_in_vain_is_told()
    {
        var listening = _error.LineWithAsync(" address=");
        var variables = new Dictionary<string, string>
        {
            ["BROKER_EXPORTER_TARGETS_0_FAKE_NAME_SERVERS"] = "a:1",
            ["BROKER_EXPORTER_WEB_LISTEN_ADDRESS"] = "127.0.0.1:0",
            ["BROKER_EXPORTER_LOG_LEVLE"] = "debug",
            ["BROKER_EXPORTER_SERVICE_HOST"] = "10.96.0.7",
        };
        var running = new CommandLine([new FakeKind()], TextWriter.Null, _error, TimeProvider.System, variables).RunAsync([], _stop.Token);
        var address = new Uri((await listening).Split(" address=")[1].Split(' ')[0]);
        Assert.Contains("messaging_up{system=\"fake\",target=\"fake\"} 1\n", await _client.GetStringAsync(new Uri(address, "/metrics")), StringComparison.Ordinal);
        await _stop.CancelAsync();
        Assert.Equal(0, await running);
        Assert.Contains("stands for no key (did you mean \\\"BROKER_EXPORTER_LOG_LEVEL\\\"?)", _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("SERVICE_HOST", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signal_reads_the_file_that_a_variable_names_and_the_flags_still_win()
    {
        using var file = new TemporaryFile(_config);
        var reloads = System.Threading.Channels.Channel.CreateUnbounded<bool>();
        var listening = _error.LineWithAsync(" address=");
        var variables = new Dictionary<string, string> { ["BROKER_EXPORTER_CONFIG_FILE"] = file.Path };
        var running = new CommandLine([new FakeKind()], TextWriter.Null, _error, TimeProvider.System, variables)
            .RunAsync(["--web.listen-address=127.0.0.1:0", "--web.telemetry-path=/flag"], _stop.Token, reloads.Reader);
        var address = new Uri((await listening).Split(" address=")[1].Split(' ')[0]);
        var reloaded = _error.LineWithAsync("read again");
        await File.WriteAllTextAsync(file.Path, _config.Replace("prod", "renamed", StringComparison.Ordinal));
        Assert.True(reloads.Writer.TryWrite(true));
        Assert.Contains("0 target(s) kept, 1 begun, 1 ended", await reloaded, StringComparison.Ordinal);
        Assert.Contains("target=\"renamed\"} 1\n", await _client.GetStringAsync(new Uri(address, "/flag")), StringComparison.Ordinal);
        Assert.DoesNotContain("after a restart", _error.ToString(), StringComparison.Ordinal);
        await _stop.CancelAsync();
        Assert.Equal(0, await running);
    }

    private async Task<(Task<int> Running, Uri Address)> StartAsync(FakeProbe probe)
    {
        using var file = new TemporaryFile(_config);
        var listening = _error.LineWithAsync(" address=");
        var running = RunAsync(probe, file, "--web.listen-address=127.0.0.1:0");
        var line = await Task.WhenAny(listening, running) == listening ? await listening : throw new InvalidOperationException(_error.ToString());
        return (running, new Uri(line.Split(" address=")[1].Split(' ')[0]));
    }

    private Task<int> RunAsync(FakeProbe probe, TemporaryFile file, params string[] flags) =>
        new CommandLine([new FakeKind { Creating = (_, _) => probe }], TextWriter.Null, _error, TimeProvider.System)
            .RunAsync(["--config.file", file.Path, .. flags], _stop.Token);
}
