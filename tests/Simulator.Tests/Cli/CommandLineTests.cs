using Simulator.Cli;
using Simulator.RocketMq;
using Simulator.RocketMq.Model;
using Simulator.RocketMq.Protocol;
using Simulator.Tests.Support;
using Tests.Shared;

namespace Simulator.Tests.Cli;

public sealed class CommandLineTests
{
    [Fact]
    public async Task It_prints_the_addresses_then_ready_and_ends_with_0()
    {
        using var end = new CancellationTokenSource();
        await using var output = new LineWriter();
        var running = Run(output, new StringWriter(), end.Token, "--name-server-port", "0", "--broker-port", "0");
        var lines = await output.ReadUntilAsync("ready");
        Assert.Equal(["name-server", "name-server", "broker", "broker", "broker", "broker", "ready"], lines.Select(line => line.Split(' ')[0]));
        Assert.Matches(@"^broker broker-b 1 127\.0\.0\.1:\d+$", lines[5]);
        await end.CancelAsync();
        Assert.Equal(0, await running);
    }

    [Theory]
    [InlineData("--flavor", "3.2")]
    [InlineData("--brokers", "2")]
    [InlineData("--name-servers", "0")]
    [InlineData("--name-servers", "many")]
    [InlineData("--lively-share", "1.5")]
    [InlineData("--topology", "dream")]
    [InlineData("--fault", "broker-a/0")]
    [InlineData("--fault", "broker-a/0=sleepy")]
    [InlineData("--fault", "broker-x/0=hang")]
    [InlineData("--topics", null)]
    [InlineData("--tls-mode", "sometimes")]
    [InlineData("--tls-cert", "/does/not/exist")]
    [InlineData("--tls-client-ca", "/does/not/exist")]
    public async Task What_is_wrong_is_told_and_ends_with_1(string option, string? value)
    {
        var error = new StringWriter();
        string[] args = value is null ? [option] : [option, value];
        Assert.Equal(1, await Run(new StringWriter(), error, default, [.. args, "--name-server-port", "0", "--broker-port", "0"]));
        Assert.Contains(value?.Split('=')[0] ?? option, error + " " + option + " ", StringComparison.Ordinal);
        Assert.NotEqual("", error.ToString());
    }

    [Theory]
    [InlineData("key")]
    [InlineData("key:hunter2:everything")]
    [InlineData("key::admin")]
    public async Task A_wrong_account_is_told_without_its_secret(string account)
    {
        var error = new StringWriter();
        Assert.Equal(1, await Run(new StringWriter(), error, default, "--acl", account));
        Assert.Contains("--acl takes KEY:SECRET:RIGHTS", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_ends_with_1()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        var port = cluster.NameServers[0].EndPoint.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var error = new StringWriter();
        Assert.Equal(1, await Run(new StringWriter(), error, default, "--name-server-port", port, "--broker-port", "0"));
        Assert.NotEqual("", error.ToString());
    }

    [Fact]
    public async Task Lines_change_the_running_cluster()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        Assert.Equal("ok", ControlLine.Run(cluster, "fault broker-a/0 error:2:busy"));
        Assert.Equal(FaultKind.Error, cluster.Broker("broker-a").Fault.Kind);
        Assert.Equal("ok", ControlLine.Run(cluster, "fault broker-a/0 none"));
        Assert.Equal("ok", ControlLine.Run(cluster, "stop broker-b/1"));
        Assert.False(cluster.NameServers[0].Registry.IsRegistered("broker-b", 1));
        Assert.Equal("ok", ControlLine.Run(cluster, "start broker-b/1"));
        Assert.Equal("ok", ControlLine.Run(cluster, "delete-topic emails"));
        Assert.Equal("ok", ControlLine.Run(cluster, "delete-group invoicing"));
        Assert.Equal("ok", ControlLine.Run(cluster, "disconnect accounting"));
        Assert.StartsWith("error: there is no topic", ControlLine.Run(cluster, "delete-topic emails"), StringComparison.Ordinal);
        Assert.StartsWith("error: there is no server", ControlLine.Run(cluster, "stop broker-z/0"), StringComparison.Ordinal);
        Assert.StartsWith("error: Kinds", ControlLine.Run(cluster, "fault broker-a/0 tired"), StringComparison.Ordinal);
        Assert.StartsWith("error: commands", ControlLine.Run(cluster, "dance"), StringComparison.Ordinal);
        Assert.Equal("", ControlLine.Run(cluster, "  "));
    }

    [Theory]
    [InlineData("k:s:admin", true, "")]
    [InlineData("k:s:none", false, "")]
    [InlineData("k:s:reader", false, "Topic:* Group:* Cluster:*")]
    [InlineData("k:s:Topic:orders,Group:%RETRY%x", false, "Topic:orders Group:%RETRY%x")]
    public void An_account_has_rights(string text, bool admin, string mayRead)
    {
        Assert.True(AclSyntax.TryParse(text, out var account));
        Assert.Equal(("k", "s", admin, mayRead), (account.AccessKey, account.SecretKey, account.IsAdmin, string.Join(' ', account.MayRead)));
    }

    [Fact]
    public async Task An_account_can_be_changed_while_it_runs()
    {
        await using var open = await RocketMqCluster.StartAsync(new(), new ManualTime());
        Assert.StartsWith("error: there is no access control", ControlLine.Run(open, "account k:s:none"), StringComparison.Ordinal);
        await using var closed = await RocketMqCluster.StartAsync(new() { Acl = new() }, new ManualTime());
        Assert.StartsWith("error: RIGHTS", ControlLine.Run(closed, "account k:s:all"), StringComparison.Ordinal);
        Assert.Equal("ok", ControlLine.Run(closed, "account k:s:admin"));
        Assert.True(closed.Options.Acl!.Find("k")!.IsAdmin);
    }

    [Fact]
    public async Task Lines_change_who_copies_from_whom()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new() { DLedger = true }, new ManualTime());
        var slave = cluster.Broker("broker-a", 2);
        Assert.Equal("ok", ControlLine.Run(cluster, "pause-replication broker-a/2"));
        Assert.False(slave.IsReplicating);
        Assert.Equal("error: broker-a/2 cannot be elected", ControlLine.Run(cluster, "elect broker-a/2"));
        Assert.Equal("ok", ControlLine.Run(cluster, "resume-replication broker-a/2"));
        Assert.Equal("ok", ControlLine.Run(cluster, "lose-topic broker-a/2 orders"));
        Assert.Equal(["orders"], slave.LostTopics);
        Assert.Equal("error: broker-a/2 has lost orders already", ControlLine.Run(cluster, "lose-topic broker-a/2 orders"));
        Assert.Equal("ok", ControlLine.Run(cluster, "find-topic broker-a/2 orders"));
        Assert.Equal("ok", ControlLine.Run(cluster, "elect broker-a/2"));
        Assert.Equal(0, slave.Id);
        Assert.Equal("error: broker-a/2 is no slave", ControlLine.Run(cluster, "pause-replication broker-a/2"));
        Assert.Equal("error: there is no broker name-server/0", ControlLine.Run(cluster, "elect name-server/0"));
    }

    [Fact]
    public async Task Controllers_are_told_with_the_other_addresses()
    {
        using var end = new CancellationTokenSource();
        await using var output = new LineWriter();
        var running = Run(
            output, new StringWriter(), end.Token,
            "--flavor", "5.3", "--controllers", "3", "--controller-port", "0", "--name-server-port", "0", "--broker-port", "0");
        var lines = await output.ReadUntilAsync("ready");
        Assert.Equal(3, lines.Count(line => line.StartsWith("controller 127.0.0.1:", StringComparison.Ordinal)));
        await end.CancelAsync();
        Assert.Equal(0, await running);
    }

    [Fact]
    public async Task Lines_change_clients_and_who_has_which_queue()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new(), new ManualTime());
        var id = cluster.Clients.Group("invoicing")!.Clients[1].ClientId;
        Assert.Equal("ok", ControlLine.Run(cluster, "client invoicing 1 hang"));
        Assert.True(cluster.Clients.Plays.Of("invoicing", id).IsHung);
        Assert.Equal("ok", ControlLine.Run(cluster, "client invoicing 1 cache:30"));
        Assert.Equal(30, cluster.Clients.Plays.Of("invoicing", id).Cached);
        Assert.Equal("ok", ControlLine.Run(cluster, "client invoicing 1 subscribe:payments=VIP || new;orders"));
        Assert.Equal(["payments VIP || new", "orders *"], cluster.Clients.Plays.Of("invoicing", id).Subscriptions!.Select(wish => $"{wish.Topic} {wish.Expression}"));
        Assert.Equal("ok", ControlLine.Run(cluster, "client invoicing 1 stall"));
        Assert.Equal(cluster.Clients.Stores[0].Now, cluster.Clients.Plays.Of("invoicing", id).StalledSince);
        Assert.Equal("ok", ControlLine.Run(cluster, "client invoicing 1 none"));
        Assert.Equal(ClientPlay.None, cluster.Clients.Plays.Of("invoicing", id));

        Assert.Equal("ok", ControlLine.Run(cluster, "queue invoicing payments broker-a 2 orphan"));
        Assert.Equal(QueueFault.Orphaned, cluster.Clients.Plays.Of("invoicing", new DealtQueue("payments", "broker-a", 2)));
        Assert.StartsWith("error: invoicing has clients 0 to 1", ControlLine.Run(cluster, "client invoicing 2 hang"), StringComparison.Ordinal);
        Assert.StartsWith("error: analytics is not online", ControlLine.Run(cluster, "client analytics 0 hang"), StringComparison.Ordinal);
        Assert.StartsWith("error: client GROUP", ControlLine.Run(cluster, "client invoicing 0 dance"), StringComparison.Ordinal);
        Assert.StartsWith("error: client GROUP", ControlLine.Run(cluster, "queue invoicing payments broker-a 2 dance"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_and_truth_are_one_line_of_json_each()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new() { NameServers = 1, BrokerGroups = 1, SlavesPerGroup = 0 }, new ManualTime());
        await TestClient.AskAsync(cluster.Broker("broker-a"), RequestCode.GetBrokerRuntimeInfo);
        Assert.Equal(
            """{"name-server/0":{"connections":0,"requests":{}},"broker-a/0":{"connections":1,"requests":{"28":1}}}""",
            ControlLine.Run(cluster, "counts"));
        Assert.Equal("ok", ControlLine.Run(cluster, "reset-counts"));
        Assert.Equal(0, cluster.Broker("broker-a").Requests.Total);
        var truth = ControlLine.Run(cluster, "truth");
        Assert.Contains($$"""{"group":"analytics","topic":"orders","lag":{{cluster.Lag("analytics", "orders")}},"lost":0,"members":0}""", truth, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', truth);
    }

    private static Task<int> Run(TextWriter output, TextWriter error, CancellationToken end, params string[] args) =>
        SimulatorCommand.RunAsync(["rocketmq", .. args], TextReader.Null, output, error, end);
}
