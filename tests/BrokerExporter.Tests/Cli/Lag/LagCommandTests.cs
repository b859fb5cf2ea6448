using BrokerExporter.Cli;
using BrokerExporter.Tests.Testing;
using Probes.Contract;
using Probes.Metrics;
using Tests.Shared;

namespace BrokerExporter.Tests.Cli.Lag;

public sealed class LagCommandTests : IDisposable
{
    private const string _config = "targets:\n  - name: prod\n    fake: {name_servers: [a:1]}\n";

    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly StringWriter _error = new() { NewLine = "\n" };
    private readonly ManualTime _time = new();
    private readonly CancellationTokenSource _stop = new();
    private long _consumed;

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public async Task It_shows_the_lag_at_once_if_the_rate_is_not_wanted()
    {
        Assert.Equal(0, await RunAsync(Probe(), "--rate-over=0s"));
        Assert.Equal(
            "SYSTEM  GROUP  TOPIC   LAG  AGE  RATE  MEMBERS  WHY\nfake    pay    orders   42    -     -        -  no members\n", _output.ToString());
        Assert.Equal("", _error.ToString());
    }

    [Fact]
    public async Task It_looks_twice_for_the_rate()
    {
        var probe = Probe();
        var running = RunAsync(probe);
        await probe.StartedAsync();
        await PassAsync(TimeSpan.FromSeconds(2));
        Assert.Equal(0, await running);
        Assert.Contains(" 5.0/s ", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, probe.Asked.Count);
    }

    [Fact]
    public async Task A_target_that_is_down_is_1_with_its_reason()
    {
        var probe = new FakeProbe { Answer = (_, _) => Task.FromResult(FakeProbe.Down(FakeProbe.Failure("queues"))) };
        Assert.Equal(1, await RunAsync(probe, "--rate-over=0s"));
        Assert.Equal("No group is known.\nTarget prod (fake) is down; its groups are not here.\n", _output.ToString());
        Assert.Equal("broker-exporter: Target prod is down (unreachable): connection refused.\n", _error.ToString());
    }

    [Fact]
    public async Task It_writes_JSON()
    {
        Assert.Equal(0, await RunAsync(Probe(), "--rate-over=0s", "--json"));
        Assert.Contains("\"group\":\"pay\",\"topic\":\"orders\",\"lag_messages\":42", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_watches_until_it_is_stopped()
    {
        var probe = Probe();
        var running = RunAsync(probe, "--watch");
        await probe.StartedAsync();
        await PassAsync(TimeSpan.FromSeconds(5));
        await probe.StartedAsync();
        await _time.TimerAsync(TimeSpan.FromSeconds(5));
        await _stop.CancelAsync();
        Assert.Equal(0, await running);
        Assert.Equal(2, _output.ToString().Split("SYSTEM").Length - 1);
        Assert.Contains("2.0/s", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\e', _output.ToString());
    }

    [Fact]
    public async Task A_running_exporter_is_read_without_a_configuration()
    {
        await using var exporter = await RunningExporter.StartAsync(Probe());
        Assert.Equal(0, await RunBareAsync($"--url={exporter.Client.BaseAddress}", "--rate-over=0s"));
        Assert.Contains("fake    pay    orders   42", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_exporter_is_told()
    {
        await using var exporter = await RunningExporter.StartAsync(new FakeProbe());
        Assert.Equal(1, await RunBareAsync($"--url={exporter.Client.BaseAddress}-/healthy", "--rate-over=0s"));
        Assert.Equal("broker-exporter: what answered is no exporter of this kind: its page has no messaging_up\n", _error.ToString());
    }

    [Theory]
    [InlineData("--sort: \"size\" is not one of the choices (expected e.g. lag, age, rate, group)", "--sort=size")]
    [InlineData("--group: \"(\" is not a regular expression (expected e.g. orders_.*|payments)", "--group=(")]
    [InlineData("--target: a running exporter does not tell groups by target (expected --url or --target, or --system)", "--url=http://a", "--target=b")]
    public async Task A_wrong_flag_is_2(string expected, params string[] flags)
    {
        Assert.Equal(2, await RunBareAsync(flags));
        Assert.StartsWith($"broker-exporter: {expected}\n", _error.ToString(), StringComparison.Ordinal);
    }

    // Ten messages are consumed between two readings.
    private FakeProbe Probe() => new()
    {
        Answer = (names, _) => Task.FromResult(FakeProbe.Up([.. names.Select(name => FakeProbe.Success(name, [.. Samples.Of(sink =>
        {
            sink.Add(MessagingMetrics.GroupConsumedMessages, _consumed += 10, "fake", "c", "pay", "orders");
            sink.Add(MessagingMetrics.GroupLagMessages, 42L, "fake", "c", "pay", "orders");
            sink.Add(MessagingMetrics.GroupStalled, true, "fake", "c", "pay", "orders", "no_members");
        })]))])),
    };

    private async Task PassAsync(TimeSpan delay)
    {
        await _time.TimerAsync(delay);
        _time.Advance(delay);
    }

    private async Task<int> RunAsync(FakeProbe probe, params string[] flags)
    {
        using var file = new TemporaryFile(_config);
        return await new CommandLine([new FakeKind { Creating = (_, _) => probe }], _output, _error, _time)
            .RunAsync(["lag", "--config.file", file.Path, .. flags], _stop.Token);
    }

    private Task<int> RunBareAsync(params string[] flags) =>
        new CommandLine([new FakeKind()], _output, _error, TimeProvider.System).RunAsync(["lag", .. flags], _stop.Token);
}
