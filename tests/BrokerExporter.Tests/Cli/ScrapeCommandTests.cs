using BrokerExporter.Cli;
using BrokerExporter.Tests.Testing;
using Probes.Contract;

namespace BrokerExporter.Tests.Cli;

public sealed class ScrapeCommandTests : IDisposable
{
    private const string _two = "targets:\n  - name: prod\n    fake: {name_servers: [a:1]}\n  - name: test\n    fake: {name_servers: [b:1]}\n";

    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly StringWriter _error = new() { NewLine = "\n" };

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task All_up_is_0_and_the_page()
    {
        var probe = new FakeProbe();
        Assert.Equal(0, await RunAsync(_ => probe, _two, "scrape", "--target=prod"));
        Assert.Equal("", _error.ToString());
        Assert.StartsWith("# HELP messaging_up ", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("messaging_up{system=\"fake\",target=\"prod\"} 1\n", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("fake_depth{cluster=\"c\",queue=\"q\"} 3\n", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("broker_exporter_collector_success{target=\"prod\",collector=\"queues\"} 1\n", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("target=\"test\"", _output.ToString(), StringComparison.Ordinal);
        Assert.True(probe.Disposed);
    }

    [Fact]
    public async Task One_down_is_1_and_a_sentence()
    {
        Assert.Equal(1, await RunAsync(Half, _two, "scrape"));
        Assert.Equal("broker-exporter: Target test is down (unreachable): connection refused.\n", _error.ToString());
        Assert.Contains("messaging_up{system=\"fake\",target=\"prod\"} 1\nmessaging_up{system=\"fake\",target=\"test\"} 0\n", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_chosen_target_decides()
    {
        Assert.Equal(0, await RunAsync(Half, _two, "scrape", "--target", "prod", "--system", "fake"));
        Assert.Equal(1, await RunAsync(Half, _two, "scrape", "--target", "test"));
    }

    [Theory]
    [InlineData("no target \"dev\" is configured (there is prod of fake, test of fake)", "--target=dev")]
    [InlineData("no target of \"nats\" is configured (there is prod of fake, test of fake)", "--system=nats")]
    [InlineData("no target \"prod\" of \"nats\" is configured (there is prod of fake, test of fake)", "--system=nats", "--target=prod")]
    public async Task A_target_that_is_not_configured_is_2(string expected, params string[] flags)
    {
        Assert.Equal(2, await RunAsync(Half, _two, ["scrape", .. flags]));
        Assert.Equal($"broker-exporter: {expected}\n", _error.ToString());
    }

    [Fact]
    public async Task A_mistake_in_the_file_is_2_with_its_line()
    {
        Assert.Equal(2, await RunAsync(Half, "web: {listen: x}\n" + _two, "scrape"));
        Assert.EndsWith(":1: web.listen: unknown key\n", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal("", _output.ToString());
    }

    [Fact]
    public async Task A_target_that_cannot_be_built_is_2_with_its_line()
    {
        Assert.Equal(2, await RunAsync(_ => throw new InvalidOperationException("no key"), _two, "scrape", "--target=test"));
        Assert.EndsWith(":4: targets[0]: cannot be used: no key\n", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Unrecognized command or argument '--foo'.", "--foo")]
    [InlineData("--timeout: \"soon\" is not a duration of up to 1h (expected e.g. 10s, 1m30s)", "--timeout=soon")]
    public async Task A_wrong_flag_is_2(string expected, string flag)
    {
        Assert.Equal(2, await RunAsync(Half, _two, "scrape", flag));
        Assert.StartsWith($"broker-exporter: {expected}\n", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_time_is_limited()
    {
        var probe = new FakeProbe { Answer = async (_, deadline) => { await Task.Delay(Timeout.Infinite, deadline); return FakeProbe.Up(); } };
        Assert.Equal(1, await RunAsync(_ => probe, _two, "scrape", "--target=prod", "--timeout=50ms"));
        Assert.Equal("broker-exporter: Target prod is down (timeout): no answer within 50ms.\n", _error.ToString());
    }

    [Fact]
    public async Task What_a_broker_says_does_not_steer_the_terminal()
    {
        var probe = new FakeProbe { Answer = (_, _) => Task.FromResult(FakeProbe.Down(FakeProbe.Failure("queues", message: "no \e[2J\u202E"))) };
        Assert.Equal(1, await RunAsync(_ => probe, _two, "scrape", "--target=prod"));
        Assert.Equal("broker-exporter: Target prod is down (unreachable): no \\u001b[2J\\u202e.\n", _error.ToString());
    }

    [Fact]
    public async Task Its_help_lists_its_flags()
    {
        Assert.Equal(0, await RunAsync(Half, _two, "scrape", "--help"));
        Assert.All(["--config.file", "--system", "--target", "--timeout"], flag => Assert.Contains(flag, _output.ToString(), StringComparison.Ordinal));
    }

    private static FakeProbe Half(ProbeContext context) => context.Target == "prod"
        ? new FakeProbe()
        : new FakeProbe { Answer = (_, _) => Task.FromResult(FakeProbe.Down(FakeProbe.Failure("queues"))) };

    private async Task<int> RunAsync(Func<ProbeContext, IProbe> create, string config, params string[] arguments)
    {
        using var file = new TemporaryFile(config);
        var kind = new FakeKind { Creating = (_, context) => create(context) };
        return await new CommandLine([kind], _output, _error, TimeProvider.System).RunAsync([.. arguments, "--config.file", file.Path], CancellationToken.None);
    }
}
