using Probes.Contract;
using Probes.RocketMq;
using Probes.RocketMq.Client;
using Probes.RocketMq.Protocol;
using Probes.Tests.Testing;
using Probes.Transport;
using Tests.Shared;

namespace Probes.Tests.RocketMq.Client;

public sealed class RemotingConnectionTests
{
    private readonly ManualTime _time = new();

    [Fact(Timeout = 10_000)]
    public async Task An_answer_is_read_and_counted_and_tells_the_version()
    {
        await using var peer = new ScriptedPeer(static _ => new ScriptedReply(0, "{\"table\":{\"bootTimestamp\":\"5\"}}") { Remark = "ignored", Version = 479 });
        await using var connection = Connect(peer);
        Assert.Null(connection.PeerVersion);
        var runtime = await new BrokerClient(connection).RuntimeInfoAsync(CancellationToken.None);
        Assert.Equal(5, runtime.BootTimestamp);
        Assert.Equal("5.3.3", connection.PeerVersion.ToString());
        Assert.Equal([("GET_BROKER_RUNTIME_INFO", 1L)], connection.Statistics.Requests.Select(entry => (entry.Key, entry.Value)));
        Assert.Empty(connection.Statistics.Failures);
        Assert.True(connection.Statistics.BytesSent > 50);
        Assert.True(connection.Statistics.BytesReceived > 50);
        Assert.Equal(peer.Endpoint.ToString(), connection.Statistics.Peer);
    }

    [Theory(Timeout = 10_000)]
    [InlineData(17)]
    public async Task A_code_that_means_there_is_none_is_an_answer(int code)
    {
        await using var peer = new ScriptedPeer(_ => new ScriptedReply(code) { Remark = "no topic" });
        await using var connection = Connect(peer);
        Assert.Null(await new BrokerClient(connection).TopicStatsAsync("T", CancellationToken.None));
        Assert.Null(await new NameServerClient(connection).RouteAsync("T", CancellationToken.None));
        Assert.Empty(await new BrokerClient(connection).ConsumeTimeSpansAsync("T", "G", CancellationToken.None));
        Assert.Empty(connection.Statistics.Failures);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_group_that_is_offline_and_a_namespace_without_entries_are_answers_too()
    {
        await using var peer = new ScriptedPeer(static header => new ScriptedReply(header.Code == (int)RequestCode.GetConsumerConnectionList ? 206 : 22));
        await using var connection = Connect(peer);
        Assert.Null(await new BrokerClient(connection).ConsumersAsync("G", CancellationToken.None));
        Assert.Null(await new NameServerClient(connection).KeyValuesAsync("N", CancellationToken.None));
        Assert.Empty(connection.Statistics.Failures);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_name_server_that_does_not_tell_its_topics_has_answered()
    {
        var remark = "disable";
        await using var peer = new ScriptedPeer(_ => new ScriptedReply(1) { Remark = remark });
        await using var connection = Connect(peer);
        Assert.Null(await new NameServerClient(connection).TopicsAsync(CancellationToken.None));
        Assert.Empty(connection.Statistics.Failures);
        remark = "java.util.ConcurrentModificationException";
        await Assert.ThrowsAsync<RocketMqException>(() => new NameServerClient(connection).TopicsAsync(CancellationToken.None));
    }

    [Theory(Timeout = 10_000)]
    [InlineData(1, "java.lang.NullPointerException\n\tat x", nameof(FailureKind.Broker), "SYSTEM_ERROR (1): java.lang.NullPointerException")]
    [InlineData(1, null, nameof(FailureKind.Broker), "SYSTEM_ERROR (1)")]
    [InlineData(2, "[TIMEOUT_CLEAN_QUEUE]", nameof(FailureKind.Broker), "SYSTEM_BUSY (2): [TIMEOUT_CLEAN_QUEUE]")]
    [InlineData(3, " request type 901 not supported", nameof(FailureKind.Unsupported), "REQUEST_CODE_NOT_SUPPORTED (3)")]
    [InlineData(16, "username cannot be null.", nameof(FailureKind.Auth), "NO_PERMISSION (16): username cannot be null.")]
    [InlineData(17, "topic not exist", nameof(FailureKind.Broker), "TOPIC_NOT_EXIST (17)")]
    [InlineData(-7, "", nameof(FailureKind.Broker), "-7 (-7)")]
    public async Task Another_code_is_a_failure_with_a_kind_that_says_who_and_why(int code, string? remark, string kind, string message)
    {
        await using var peer = new ScriptedPeer(_ => new ScriptedReply(code) { Remark = remark });
        await using var connection = Connect(peer);
        var failure = await Assert.ThrowsAsync<RocketMqException>(() => new BrokerClient(connection).TopicsAsync(CancellationToken.None));
        Assert.Equal(kind, failure.Kind.ToString());
        Assert.Equal(code, failure.Code);
        Assert.StartsWith($"{peer.Endpoint}: {message}", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
        Assert.Equal([(kind, 1L)], connection.Statistics.Failures.Select(entry => (entry.Key.ToString(), entry.Value)));
        Assert.NotNull(connection.PeerVersion);
    }

    public static TheoryData<string> AclSets => ["rocketmq-4.9.8-acl", "rocketmq-5.3.3-acl"];

    [Theory]
    [MemberData(nameof(AclSets))]
    public void Recorded_refusals_tell_a_wrong_account_from_a_missing_right(string set)
    {
        var refused = CaptureSet.Load(set).Frames.Where(frame => frame.ResponseCode is 1 or 16 && frame.Server == "broker").ToList();
        Assert.NotEmpty(refused);
        foreach (var frame in refused)
        {
            var kind = RocketMqException.KindOf(frame.ResponseCode!.Value, frame.ResponseRemark);
            var who = frame.Name[(frame.Name.LastIndexOf('.') + 1)..];
            if (who is "unsigned" or "wrongsecret" or "unknownkey")
                Assert.True(kind == FailureKind.Auth, $"{frame}: {kind}: {frame.ResponseRemark}");
            else if (who == "plain" && (frame.ResponseCode == 16 || frame.ResponseRemark!.Contains("AclException", StringComparison.Ordinal)))
                Assert.True(kind == FailureKind.Forbidden, $"{frame}: {kind}: {frame.ResponseRemark}");
        }
    }

    [Fact(Timeout = 10_000)]
    public async Task A_request_for_newer_brokers_is_not_sent_before_the_version_is_known_nor_to_an_older_one()
    {
        var version = 400;
        await using var peer = new ScriptedPeer(_ => new ScriptedReply(0, "{\"data\":{},\"table\":{}}") { Version = version });
        await using var connection = Connect(peer);
        var client = new BrokerClient(connection);
        await AssertUnsupportedAsync();
        Assert.Equal(0, peer.Connections);

        await client.RuntimeInfoAsync(CancellationToken.None);
        await AssertUnsupportedAsync();
        Assert.DoesNotContain(328, peer.Asked);

        // It was updated and restarted.
        version = 401;
        await client.RuntimeInfoAsync(CancellationToken.None);
        Assert.Empty(await client.ProducersAsync(CancellationToken.None));
        Assert.Contains(328, peer.Asked);

        async Task AssertUnsupportedAsync()
        {
            var failure = await Assert.ThrowsAsync<ProbeException>(() => client.ProducersAsync(CancellationToken.None));
            Assert.Equal(FailureKind.Unsupported, failure.Kind);
            Assert.DoesNotContain(connection.Statistics.Requests, entry => entry.Key == "GET_ALL_PRODUCER_INFO");
        }
    }

    [Fact(Timeout = 10_000)]
    public async Task A_broker_that_is_about_to_leave_is_asked_again_over_a_new_connection()
    {
        var leaving = false;
        await using var peer = new ScriptedPeer(_ =>
        {
            var reply = leaving ? new ScriptedReply(1500) : new ScriptedReply(0, "{\"table\":{}}");
            leaving = false;
            return reply;
        });
        await using var connection = Connect(peer);
        var client = new BrokerClient(connection);
        await client.RuntimeInfoAsync(CancellationToken.None);
        leaving = true;
        await client.RuntimeInfoAsync(CancellationToken.None);
        Assert.Equal(2, peer.Connections);
    }

    [Fact(Timeout = 10_000)]
    public async Task Silence_is_a_time_out_that_names_peer_and_request()
    {
        await using var peer = new ScriptedPeer(static _ => null);
        await using var connection = Connect(peer);
        var asked = new BrokerClient(connection).RuntimeInfoAsync(CancellationToken.None);
        while (peer.Asked.IsEmpty)
            await Task.Yield();
        await _time.TimersAsync(1);
        _time.Advance(TimeSpan.FromSeconds(3));
        var failure = await Assert.ThrowsAsync<ProbeException>(() => asked);
        Assert.Equal(FailureKind.Timeout, failure.Kind);
        Assert.Equal($"{peer.Endpoint} GET_BROKER_RUNTIME_INFO: no answer within 3 s", failure.Message);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_deadline_that_passes_is_a_time_out_too()
    {
        await using var peer = new ScriptedPeer(static _ => null);
        await using var connection = Connect(peer);
        using var deadline = new CancellationTokenSource();
        var asked = new BrokerClient(connection).RuntimeInfoAsync(deadline.Token);
        await deadline.CancelAsync();
        var failure = await Assert.ThrowsAsync<ProbeException>(() => asked);
        Assert.Equal(FailureKind.Timeout, failure.Kind);
        Assert.EndsWith("no answer before the deadline", failure.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_closed_port_is_unreachable()
    {
        Endpoint closed;
        await using (var peer = new ScriptedPeer(static _ => null))
            closed = peer.Endpoint;
        await using var connection = new RemotingConnection(closed, Options());
        var failure = await Assert.ThrowsAsync<ProbeException>(() => new BrokerClient(connection).RuntimeInfoAsync(CancellationToken.None));
        Assert.Equal(FailureKind.Unreachable, failure.Kind);
        Assert.StartsWith($"{closed} GET_BROKER_RUNTIME_INFO: ", failure.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = 10_000)]
    [InlineData("00 00 00 04 00 FF FF FF")] // a header longer than its frame
    [InlineData("00 00 00 04 07 00 00 00")] // an unknown serialization
    [InlineData("00 00 00 02 00 00")]
    [InlineData("FF FF FF FF")]
    [InlineData("48 54 54 50 2F 31 2E 31")] // HTTP/1.1
    [InlineData("00 00 00 06 00 00 00 02 7B 7B")]
    public async Task Bytes_that_are_no_reply_fail_the_request_and_the_next_one_dials(string bytes)
    {
        var garbled = true;
        await using var peer = new ScriptedPeer(_ => garbled
            ? new ScriptedReply { Raw = Convert.FromHexString(bytes.Replace(" ", "", StringComparison.Ordinal)) }
            : new ScriptedReply(0, "{\"table\":{}}"));
        await using var connection = Connect(peer);
        var client = new BrokerClient(connection);
        var failure = await Assert.ThrowsAsync<ProbeException>(() => client.RuntimeInfoAsync(CancellationToken.None));
        Assert.Equal(FailureKind.Protocol, failure.Kind);
        garbled = false;
        await client.RuntimeInfoAsync(CancellationToken.None);
        Assert.Equal(2, peer.Connections);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_body_that_cannot_be_read_leaves_the_connection_usable()
    {
        var body = "{\"topicConfigTable\":{";
        await using var peer = new ScriptedPeer(_ => new ScriptedReply(0, body));
        await using var connection = Connect(peer);
        var client = new BrokerClient(connection);
        var failure = await Assert.ThrowsAsync<ProbeException>(() => client.TopicsAsync(CancellationToken.None));
        Assert.Equal(FailureKind.Protocol, failure.Kind);
        body = "{\"topicConfigTable\":{}}";
        Assert.Empty((await client.TopicsAsync(CancellationToken.None)).Topics);
        Assert.Equal(1, peer.Connections);
    }

    [Fact(Timeout = 10_000)]
    public async Task Peers_that_are_not_kept_are_closed_and_forgotten()
    {
        await using var one = new ScriptedPeer(static _ => new ScriptedReply(0, "{\"table\":{}}"));
        await using var two = new ScriptedPeer(static _ => new ScriptedReply(0, "{\"table\":{}}"));
        await using var peers = new PeerSet(Options());
        var first = peers.At(one.Endpoint);
        Assert.Same(first, peers.At(one.Endpoint));
        await new BrokerClient(first).RuntimeInfoAsync(CancellationToken.None);
        await new BrokerClient(peers.At(two.Endpoint)).RuntimeInfoAsync(CancellationToken.None);
        Assert.Equal(2, peers.Statistics.Count);

        await peers.KeepAsync(new HashSet<Endpoint> { two.Endpoint });
        Assert.Equal(two.Endpoint.ToString(), Assert.Single(peers.Statistics).Peer);
        await Assert.ThrowsAsync<ProbeException>(() => new BrokerClient(first).RuntimeInfoAsync(CancellationToken.None));
        await new BrokerClient(peers.At(one.Endpoint)).RuntimeInfoAsync(CancellationToken.None);
        Assert.Equal(2, one.Connections);
    }

    [Fact(Timeout = 10_000)]
    public async Task Brokers_are_told_the_account_and_name_servers_are_not()
    {
        var fields = new System.Collections.Concurrent.ConcurrentQueue<string>();
        ScriptedReply Answer(RemotingHeader header)
        {
            fields.Enqueue(string.Join(' ', header.ExtFields.Keys.Order()));
            return new ScriptedReply(0, "{\"table\":{}}");
        }

        await using var nameServer = new ScriptedPeer(Answer);
        await using var broker = new ScriptedPeer(Answer);
        await using var peers = new PeerSet(Options() with { Sign = new AclSigner("key", "secret", "token").Sign });
        await new NameServerClient(peers.At(nameServer.Endpoint)).ClusterInfoAsync(CancellationToken.None);
        await new BrokerClient(peers.AtBroker(broker.Endpoint)).RuntimeInfoAsync(CancellationToken.None);
        await new BrokerClient(peers.AtBroker(broker.Endpoint)).TopicStatsAsync("T", CancellationToken.None);
        Assert.Equal(["", "AccessKey SecurityToken Signature", "AccessKey SecurityToken Signature topic"], fields);
    }

    [Fact(Timeout = 10_000)]
    public async Task Without_its_keys_nothing_is_sent_unsigned()
    {
        await using var broker = new ScriptedPeer(static _ => new ScriptedReply(0, "{\"table\":{}}"));
        var account = new AclAccount(new AclOptions(Secret.Of("key"), Secret.InFile("/does/not/exist"), null), static _ => { });
        await account.RefreshAsync(CancellationToken.None);
        await using var connection = new RemotingConnection(broker.Endpoint, Options() with { Sign = account.Sign });
        var failure = await Assert.ThrowsAsync<ProbeException>(() => new BrokerClient(connection).RuntimeInfoAsync(CancellationToken.None));
        Assert.Equal(FailureKind.Auth, failure.Kind);
        Assert.Equal($"{broker.Endpoint} GET_BROKER_RUNTIME_INFO: /does/not/exist: no such file", failure.Message);
        Assert.Equal(0, broker.Connections);
    }

    private RemotingConnection Connect(ScriptedPeer peer) => new(peer.Endpoint, Options());

    private RemotingOptions Options() => new()
    {
        Timeout = TimeSpan.FromSeconds(3),
        Window = 8,
        Time = _time,
        Dial = new Dialer(_time).DialAsync,
    };
}
