using Simulator.Cli;
using Simulator.Kafka;
using Simulator.Tests.Kafka.Support;
using Simulator.Tests.Support;
using Tests.Shared;

namespace Simulator.Tests.Cli;

public sealed class KafkaCommandTests
{
    [Theory]
    [InlineData("demo")]
    [InlineData("scale")]
    public async Task It_prints_the_addresses_then_ready_and_ends_with_0(string topology)
    {
        using var end = new CancellationTokenSource();
        await using var output = new LineWriter();
        var running = SimulatorCommand.RunAsync(["kafka", "--port", "0", "--topology", topology], TextReader.Null, output, new StringWriter(), end.Token);
        var lines = await output.ReadUntilAsync("ready");
        Assert.Equal(4, lines.Count);
        Assert.Matches(@"^broker 1 127\.0\.0\.1:\d+$", lines[0]);
        await end.CancelAsync();
        Assert.Equal(0, await running);
    }

    [Theory]
    [InlineData("--release", "0.8")]
    [InlineData("--topology", "dream")]
    [InlineData("--brokers", "0")]
    [InlineData("--port", "70000")]
    [InlineData("--fault", "1=sleepy")]
    [InlineData("--fault", "9=silent")]
    public async Task What_is_wrong_is_told_and_ends_with_1(string option, string value)
    {
        var error = new StringWriter();
        Assert.Equal(1, await SimulatorCommand.RunAsync(["kafka", option, value, .. option == "--port" ? Array.Empty<string>() : ["--port", "0"]], TextReader.Null, new StringWriter(), error));
        Assert.Contains(value.Split('=')[0], error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_account_is_told_without_its_password()
    {
        var error = new StringWriter();
        Assert.Equal(1, await SimulatorCommand.RunAsync(["kafka", "--sasl", ":hunter2"], TextReader.Null, new StringWriter(), error));
        Assert.Contains("--sasl takes USER:PASSWORD", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_change_the_cluster()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        Assert.Equal("ok", KafkaControlLine.Run(cluster, "fault 2 error:15@9"));
        Assert.Equal(KafkaFaultKind.Error, cluster.Broker(2).Fault.For(Probes.Kafka.Protocol.ApiKey.OffsetFetch).Kind);
        Assert.Equal("ok", KafkaControlLine.Run(cluster, "move-leader orders 0 3"));
        Assert.Equal(3, cluster.Topics.Leader("orders", 0));
        Assert.Equal("ok", KafkaControlLine.Run(cluster, "offline orders 0"));
        Assert.Equal(-1, cluster.Topics.Leader("orders", 0));
        Assert.Equal("ok", KafkaControlLine.Run(cluster, "in-sync orders 1 2,3"));
        Assert.Equal("ok", KafkaControlLine.Run(cluster, "move-group billing 3"));
        Assert.Equal(3, cluster.Groups.Coordinator("billing"));
        Assert.Equal("ok", KafkaControlLine.Run(cluster, "members billing 0 orders"));
        Assert.Equal("ok", KafkaControlLine.Run(cluster, "state billing Dead"));
        Assert.Equal("ok", KafkaControlLine.Run(cluster, "recreate-topic orders"));
        Assert.Equal(0, cluster.Topics.High("orders", 0));
        Assert.Equal("ok", KafkaControlLine.Run(cluster, "delete-group billing"));
        Assert.Equal("ok", KafkaControlLine.Run(cluster, "lose 1"));
        Assert.False(cluster.Broker(1).IsRunning);
        Assert.Equal("ok", KafkaControlLine.Run(cluster, "return 1"));
        Assert.Equal("ok", KafkaControlLine.Run(cluster, "stop 1"));
        Assert.Equal("ok", KafkaControlLine.Run(cluster, "start 1"));
        Assert.True(cluster.Broker(1).IsRunning);
        Assert.Equal("", KafkaControlLine.Run(cluster, ""));
    }

    [Theory]
    [InlineData("dance")]
    [InlineData("fault 1 sleepy")]
    [InlineData("stop 9")]
    [InlineData("move-leader nothing 0 1")]
    [InlineData("recreate-topic nothing")]
    [InlineData("move-group nothing 1")]
    public async Task What_is_not_there_is_told(string line)
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        Assert.StartsWith("error: ", KafkaControlLine.Run(cluster, line), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_are_one_line_of_json()
    {
        await using var cluster = await KafkaSimulation.StartAsync(new KafkaPlan { Brokers = 2 }, new ManualTime());
        await RawClient.AskAsync(cluster.Broker(1), new Probes.Kafka.Protocol.Messages.MetadataRequest());
        Assert.Equal("""{"1":{"connections":1,"requests":{"Metadata":1}},"2":{"connections":0,"requests":{}}}""", KafkaControlLine.Run(cluster, "counts"));
        Assert.Equal("ok", KafkaControlLine.Run(cluster, "reset-counts"));
        Assert.Equal(0, cluster.Requests());
    }
}
