using System.Collections.Concurrent;
using Probes.Contract;
using Probes.RocketMq;
using Probes.RocketMq.Client;
using Probes.RocketMq.Protocol;
using Probes.Tests.RocketMq.Protocol;
using Probes.Tests.Testing;
using Probes.Transport;
using Tests.Shared;

namespace Probes.Tests.RocketMq.Client;

public sealed class CanaryClientTests
{
    private const string Topic = "broker_exporter_canary";

    private readonly ManualTime _time = new();

    [Theory]
    [InlineData("orders")]
    [InlineData("")]
    [InlineData("%RETRY%broker_exporter_canary")]
    public async Task It_cannot_be_made_for_a_topic_that_could_be_somebody_s(string topic)
    {
        await using var connection = new RemotingConnection(new Endpoint("127.0.0.1", 1), Options());
        Assert.Throws<ArgumentException>(() => new CanaryClient(connection, topic));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_message_is_sent_with_its_mark_and_its_place_is_read()
    {
        var asked = new ConcurrentQueue<RemotingHeader>();
        await using var peer = new ScriptedPeer(header =>
        {
            asked.Enqueue(header);
            return new ScriptedReply(0, "") { ExtFields = Place("2", "77") };
        });
        await using var connection = new RemotingConnection(peer.Endpoint, Options());
        var sent = await new CanaryClient(connection, Topic).SendAsync("abc", 1234, CancellationToken.None);
        Assert.Equal(new SentMessage(0, 2, 77), sent);
        var header = Assert.Single(asked);
        Assert.Equal(310, header.Code);
        Assert.Equal(Topic, header.ExtFields["b"]);
        Assert.Equal("KEYS\u0001abc\u0002TAGS\u0001broker_exporter_canary\u0002", header.ExtFields["i"]);
        Assert.Equal([("SEND_MESSAGE_V2", 1L)], connection.Statistics.Requests.Select(entry => (entry.Key, entry.Value)));
        Assert.Empty(connection.Statistics.Failures);
        Assert.Equal("4.9.8", connection.PeerVersion.ToString());
    }

    [Theory(Timeout = 10_000)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(12)]
    public async Task A_message_that_is_less_safe_than_it_should_be_is_sent_and_says_so(int code)
    {
        await using var peer = new ScriptedPeer(_ => new ScriptedReply(code, ""));
        await using var connection = new RemotingConnection(peer.Endpoint, Options());
        Assert.Equal(code, (await new CanaryClient(connection, Topic).SendAsync("abc", 0, CancellationToken.None)).Code);
    }

    [Theory(Timeout = 10_000)]
    [InlineData(19)]
    [InlineData(20)]
    [InlineData(21)]
    public async Task There_may_be_no_message_at_an_offset(int code)
    {
        await using var peer = new ScriptedPeer(_ => new ScriptedReply(code, "") { Remark = "OFFSET_OVERFLOW_ONE" });
        await using var connection = new RemotingConnection(peer.Endpoint, Options());
        Assert.Null(await new CanaryClient(connection, Topic).PullAsync(0, 5, CancellationToken.None));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_message_is_pulled_and_known_by_its_mark()
    {
        var properties = "TAGS\u0001broker_exporter_canary\u0002";
        await using var peer = new ScriptedPeer(_ => new ScriptedReply { Bytes = StoredMessages.Make(body: "abc", properties: properties), Remark = "FOUND" });
        await using var connection = new RemotingConnection(peer.Endpoint, Options());
        var client = new CanaryClient(connection, Topic);
        var message = await client.PullAsync(0, 5, CancellationToken.None);
        Assert.Equal("abc"u8.ToArray(), message!.Body);
        Assert.True(CanaryClient.IsCanary(message));
        properties = "TAGS\u0001orders\u0002";
        Assert.False(CanaryClient.IsCanary((await client.PullAsync(0, 5, CancellationToken.None))!));
    }

    [Fact(Timeout = 10_000)]
    public async Task What_is_refused_is_a_failure_that_says_who_and_why()
    {
        await using var peer = new ScriptedPeer(_ => new ScriptedReply(2) { Remark = "[TIMEOUT_CLEAN_QUEUE]broker busy" });
        await using var connection = new RemotingConnection(peer.Endpoint, Options());
        var client = new CanaryClient(connection, Topic);
        Func<Task>[] requests =
        [
            () => client.SendAsync("abc", 0, CancellationToken.None), () => client.PullAsync(0, 0, CancellationToken.None), () => client.CreateTopicAsync(CancellationToken.None),
        ];
        foreach (var request in requests)
        {
            var failure = await Assert.ThrowsAsync<RocketMqException>(request);
            Assert.Equal($"{peer.Endpoint}: SYSTEM_BUSY (2): [TIMEOUT_CLEAN_QUEUE]broker busy", failure.Message);
        }

        Assert.Equal([(FailureKind.Broker, 3L)], connection.Statistics.Failures.Select(entry => (entry.Key, entry.Value)));
        Assert.Equal([310, 11, 17], peer.Asked);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_broker_that_is_about_to_leave_is_asked_again_over_a_new_connection()
    {
        var leaving = false;
        await using var peer = new ScriptedPeer(_ =>
        {
            var reply = leaving ? new ScriptedReply(1500) : new ScriptedReply(0, "") { ExtFields = Place("0", "1") };
            leaving = false;
            return reply;
        });
        await using var connection = new RemotingConnection(peer.Endpoint, Options());
        var client = new CanaryClient(connection, Topic);
        await client.SendAsync("abc", 0, CancellationToken.None);
        leaving = true;
        Assert.Equal(1, (await client.SendAsync("def", 0, CancellationToken.None)).QueueOffset);
        Assert.Equal(2, peer.Connections);
    }

    [Theory(Timeout = 10_000)]
    [InlineData(310)]
    [InlineData(11)]
    public async Task An_answer_that_cannot_be_read_is_a_failure_of_the_protocol(int code)
    {
        await using var peer = new ScriptedPeer(_ => new ScriptedReply(0, "{}"));
        await using var connection = new RemotingConnection(peer.Endpoint, Options());
        var client = new CanaryClient(connection, Topic);
        Task asked = code == 310 ? client.SendAsync("abc", 0, CancellationToken.None) : client.PullAsync(0, 0, CancellationToken.None);
        Assert.Equal(FailureKind.Protocol, (await Assert.ThrowsAsync<ProbeException>(() => asked)).Kind);
    }

    private static Dictionary<string, string> Place(string queueId, string offset) => new() { ["queueId"] = queueId, ["queueOffset"] = offset };

    private RemotingOptions Options() => new() { Timeout = TimeSpan.FromSeconds(3), Window = 8, Time = _time, Dial = new Dialer(_time).DialAsync };
}
