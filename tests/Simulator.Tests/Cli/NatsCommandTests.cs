using Simulator.Cli;
using Simulator.Tests.Support;

namespace Simulator.Tests.Cli;

public sealed class NatsCommandTests
{
    [Fact]
    public async Task It_prints_where_it_plays_then_ready_and_ends_with_0()
    {
        using var end = new CancellationTokenSource();
        await using var output = new LineWriter();
        var running = SimulatorCommand.RunAsync(["nats"], TextReader.Null, output, new StringWriter(), end.Token);
        var lines = await output.ReadUntilAsync("ready");
        Assert.Matches(@"^monitor 127\.0\.0\.1:\d+$", lines[0]);
        await end.CancelAsync();
        Assert.Equal(0, await running);
    }

    [Theory]
    [InlineData("--server", "localhost")]
    [InlineData("--monitor-port", "70000")]
    public async Task What_is_wrong_is_told_and_ends_with_1(string option, string value)
    {
        var error = new StringWriter();
        Assert.Equal(1, await SimulatorCommand.RunAsync(["nats", option, value], TextReader.Null, new StringWriter(), error));
        Assert.Contains(value, error.ToString(), StringComparison.Ordinal);
    }
}
