using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Simulator.RocketMq;
using Simulator.RocketMq.Answers.Broker;
using Simulator.RocketMq.Model;
using Simulator.RocketMq.Protocol;
using Simulator.Tests.Support;
using Tests.Shared;

namespace Simulator.Tests.RocketMq;

/// <summary>Messages that clients send, pull, and make a topic for.</summary>
public sealed class MessageTests
{
    private const string Topic = "sent";

    private static readonly byte[] Body = "0123456789"u8.ToArray();

    [Theory]
    [InlineData("V4_9_8")]
    [InlineData("V5_3_3")]
    public async Task What_was_sent_is_pulled_at_the_offset_that_was_answered(string flavor)
    {
        await using var cluster = await RocketMqCluster.StartAsync(new() { Flavor = Enum.Parse<Flavor>(flavor) }, new ManualTime());
        var broker = cluster.Broker("broker-a");
        Assert.Equal(0, (await CreateAsync(broker, Topic)).Code);
        await SendAsync(broker, Topic);
        var sent = await SendAsync(broker, Topic);
        Assert.Equal((0, "1", "0"), (sent.Code, Field(sent, "queueOffset"), Field(sent, "queueId")));
        Assert.Equal(2, cluster.MaxOffset(Topic));

        var pulled = await PullAsync(broker, Topic, 1);
        Assert.Equal((0, "2", "0", "2"), (pulled.Code, Field(pulled, "nextBeginOffset"), Field(pulled, "minOffset"), Field(pulled, "maxOffset")));
        var message = pulled.Bytes;
        Assert.Equal(message.Length, BinaryPrimitives.ReadInt32BigEndian(message));
        Assert.Equal(0xDAA320A7, BinaryPrimitives.ReadUInt32BigEndian(message.AsSpan(4)));
        Assert.Equal(StoredMessage.Crc(Body), BinaryPrimitives.ReadInt32BigEndian(message.AsSpan(8)));
        Assert.Equal(1, BinaryPrimitives.ReadInt64BigEndian(message.AsSpan(20)));
        Assert.Equal(1234, BinaryPrimitives.ReadInt64BigEndian(message.AsSpan(40)));
        var rest = Encoding.UTF8.GetString(message.AsSpan(84));
        Assert.Equal("\0\0\0\n0123456789\u0004sent\0\u0008KEYS\u0001ab\u0002", rest);
    }

    /// <summary>The check value that every description of CRC-32 gives, without the highest bit.</summary>
    [Fact]
    public void The_sum_of_a_body_is_that_of_Java() => Assert.Equal(0xCBF43926 & 0x7FFFFFFF, (uint)StoredMessage.Crc("123456789"u8));

    [Fact]
    public async Task Nothing_is_at_the_end_and_beyond_it_an_event_is_written()
    {
        await using var cluster = await StartAsync();
        var broker = cluster.Broker("broker-a");
        await CreateAsync(broker, Topic);
        await SendAsync(broker, Topic);
        Assert.Equal(19, (await PullAsync(broker, Topic, 1)).Code);
        Assert.Equal(0, cluster.MaxOffset("OFFSET_MOVED_EVENT"));
        Assert.Equal(21, (await PullAsync(broker, Topic, 2)).Code);
        Assert.Equal(1, cluster.MaxOffset("OFFSET_MOVED_EVENT"));
    }

    [Fact]
    public async Task A_message_of_the_traffic_can_be_pulled_too()
    {
        await using var cluster = await StartAsync();
        var pulled = await PullAsync(cluster.Broker("broker-a"), "orders", cluster.Broker("broker-a").Store.Topic("orders")!.Min(0));
        Assert.Equal(0, pulled.Code);
        Assert.Contains("TAGS\u0001traffic", pulled.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topic_that_is_missing_is_made_up_only_from_one_that_may_be_inherited_from()
    {
        await using var cluster = await StartAsync();
        var broker = cluster.Broker("broker-a");
        var refused = await SendAsync(broker, Topic, inheritsFrom: Topic);
        Assert.Equal((17, "topic[sent] not exist, apply first please!"), (refused.Code, refused.Remark));
        Assert.Equal(17, (await SendAsync(broker, Topic, inheritsFrom: "orders")).Code);
        Assert.Null(broker.Store.Topic(Topic));
        Assert.Equal(0, (await SendAsync(broker, Topic, inheritsFrom: "TBW102")).Code);
        Assert.NotNull(broker.Store.Topic(Topic));
        Assert.Null(cluster.Broker("broker-b").Store.Topic(Topic));
    }

    [Fact]
    public async Task A_slave_takes_no_message_and_a_topic_may_be_closed_to_readers()
    {
        await using var cluster = await StartAsync();
        await CreateAsync(cluster.Broker("broker-a"), Topic, perm: 2);
        Assert.Equal((2, "[REJECTREQUEST]system busy, start flow control for a while"), await CodeAsync(SendAsync(cluster.Broker("broker-a", 1), Topic)));
        Assert.Equal((16, "the topic[sent] pulling message is forbidden"), await CodeAsync(PullAsync(cluster.Broker("broker-a"), Topic, 0)));
        Assert.Equal((17, "topic[none] not exist, apply first please!"), await CodeAsync(PullAsync(cluster.Broker("broker-a"), "none", 0)));
    }

    [Fact]
    public async Task A_message_may_be_stored_less_safely_than_it_should_be_or_not_be_dispatched()
    {
        await using var cluster = await StartAsync();
        var broker = cluster.Broker("broker-a");
        await CreateAsync(broker, Topic);
        broker.SendCode = 11;
        Assert.Equal(11, (await SendAsync(broker, Topic)).Code);
        Assert.Equal(1, cluster.MaxOffset(Topic));
        (broker.SendCode, broker.Store.DispatchIsStuck) = (0, true);
        var lost = await SendAsync(broker, Topic);
        Assert.Equal((0, "1"), (lost.Code, Field(lost, "queueOffset")));
        Assert.Equal(1, cluster.MaxOffset(Topic));
    }

    [Theory]
    [InlineData("TOOLS_CONSUMER", 4, false, false)]
    [InlineData("TOOLS_CONSUMER", 5, false, true)]
    [InlineData("somebody", 4, true, false)]
    public async Task A_pull_leaves_a_group_or_a_commit_behind_if_it_is_made_so(string group, int flag, bool leavesGroup, bool leavesCommit)
    {
        await using var cluster = await StartAsync();
        var store = cluster.Broker("broker-a").Store;
        var groups = store.Groups.Count;
        await CreateAsync(cluster.Broker("broker-a"), Topic);
        await PullAsync(cluster.Broker("broker-a"), Topic, 0, group, flag);
        Assert.Equal(leavesGroup, store.Groups.Count > groups);
        Assert.Equal(leavesCommit, store.Offsets.Row(Topic, group) is not null);
    }

    [Fact]
    public async Task A_pull_needs_its_subscription_and_a_queue_that_is_there()
    {
        await using var cluster = await StartAsync();
        var broker = cluster.Broker("broker-a");
        await CreateAsync(broker, Topic);
        Assert.Equal(24, (await PullAsync(broker, Topic, 0, flag: 0)).Code);
        Assert.Equal(1, (await PullAsync(broker, Topic, 0, queue: 7)).Code);
        Assert.Equal(1, (await SendAsync(broker, Topic, queue: 7)).Code);
    }

    [Fact]
    public void Only_the_latest_messages_are_kept_and_those_of_a_deleted_topic_are_gone()
    {
        var sent = new SentMessages();
        for (var offset = 0; offset < 1001; offset++)
            sent.Add("a", 0, offset, new SentMessage(Body, "", 0, 0, 0));
        Assert.Null(sent.Find("a", 0, 0));
        Assert.NotNull(sent.Find("a", 0, 1));
        sent.RemoveTopic("a");
        Assert.Null(sent.Find("a", 0, 1000));
    }

    private static Task<RocketMqCluster> StartAsync() => RocketMqCluster.StartAsync(new(), new ManualTime());

    private static Task<Reply> CreateAsync(SimulatedBroker broker, string topic, int perm = 6) => TestClient.AskAsync(
        broker, RequestCode.UpdateAndCreateTopic,
        ("topic", topic), ("readQueueNums", "1"), ("writeQueueNums", "1"), ("perm", perm.ToString(CultureInfo.InvariantCulture)));

    private static Task<Reply> SendAsync(SimulatedBroker broker, string topic, string? inheritsFrom = null, int queue = 0) => TestClient.AskAsync(
        broker, RequestCode.SendMessageV2, Body,
        ("a", "p"), ("b", topic), ("c", inheritsFrom ?? topic), ("d", "1"), ("e", queue.ToString(CultureInfo.InvariantCulture)), ("g", "1234"), ("i", "KEYS\u0001ab\u0002"));

    private static Task<Reply> PullAsync(SimulatedBroker broker, string topic, long offset, string group = "TOOLS_CONSUMER", int flag = 4, int queue = 0) =>
        TestClient.AskAsync(
            broker, RequestCode.PullMessage,
            ("consumerGroup", group), ("topic", topic), ("queueId", queue.ToString(CultureInfo.InvariantCulture)),
            ("queueOffset", offset.ToString(CultureInfo.InvariantCulture)), ("sysFlag", flag.ToString(CultureInfo.InvariantCulture)), ("commitOffset", "0"));

    private static async Task<(int Code, string? Remark)> CodeAsync(Task<Reply> asked)
    {
        var reply = await asked;
        return (reply.Code, reply.Remark);
    }

    private static string? Field(Reply reply, string name) => ((LooseObject)LooseJson.Parse(reply.Header)).Object("extFields").Text(name);
}
