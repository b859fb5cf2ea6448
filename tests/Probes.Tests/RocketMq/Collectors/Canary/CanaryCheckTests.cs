using Probes.Contract;
using Probes.RocketMq;
using Probes.RocketMq.Collectors.Canary;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Collectors.Canary;

public sealed class CanaryCheckTests
{
    private const string Topic = "broker_exporter_canary";

    private static readonly CanaryOptions _options = new() { Topic = Topic };

    private static readonly BrokerMember _master = new("C", "a", 0, "a:10911");

    private readonly FakeBroker _broker = new("a");

    [Fact]
    public void Nothing_speaks_against_a_topic_that_is_there_and_nobody_s() => Assert.Null(Obstacle(Config()));

    [Fact]
    public void A_broker_without_a_master_takes_no_message() =>
        Assert.Equal(CanaryFailure.NoMaster, Obstacle(Config(), members: [_master with { Id = 1 }])?.Failure);

    [Theory]
    [InlineData(FailureKind.Timeout, "BrokerDown")]
    [InlineData(FailureKind.Unreachable, "BrokerDown")]
    [InlineData(FailureKind.Protocol, "Protocol")]
    public void A_master_that_does_not_answer_is_not_waited_for_again(FailureKind kind, string expected)
    {
        var obstacle = Obstacle(Config(), silence: new ProbeException(kind, "why"));
        Assert.Equal((expected, "why"), (obstacle!.Failure.ToString(), obstacle.Message));
    }

    [Theory]
    [InlineData(4, 1, 1, "NotWritable")]
    [InlineData(1, 1, 1, "NotWritable")]
    [InlineData(2, 1, 1, "NotReadable")]
    [InlineData(6, 0, 1, "NotReadable")]
    [InlineData(6, 1, 0, "NotWritable")]
    [InlineData(7, 4, 4, null)]
    public void A_topic_must_be_readable_and_writable(int perm, int read, int write, string? expected) =>
        Assert.Equal(expected, Obstacle(Config(perm, read, write))?.Failure.ToString());

    [Fact]
    public void A_topic_that_is_missing_must_be_allowed_to_be_created()
    {
        Assert.Equal(CanaryFailure.NoTopic, Obstacle(null)?.Failure);
        Assert.Null(Obstacle(null, options: _options with { CreateTopic = true }));
    }

    [Fact]
    public void A_topic_that_a_group_consumes_is_a_user_s()
    {
        _broker.Commit("orders", "workers", 5);
        Assert.Null(Obstacle(Config()));
        _broker.Commit(Topic, "workers", 5);
        var obstacle = Obstacle(Config());
        Assert.Equal(CanaryFailure.NotDedicated, obstacle?.Failure);
        Assert.Contains("workers", obstacle!.Message, StringComparison.Ordinal);
        // Also where the topic was deleted since: somebody waits for it to come back.
        Assert.Equal(CanaryFailure.NotDedicated, Obstacle(null, options: _options with { CreateTopic = true })?.Failure);
    }

    [Fact]
    public void A_topic_that_a_group_broadcasts_is_a_user_s()
    {
        _broker.CommitBroadcasting(Topic, "workers", 5);
        Assert.Equal(CanaryFailure.NotDedicated, Obstacle(Config())?.Failure);
    }

    [Fact]
    public void A_topic_named_like_a_broker_is_the_broker_s() =>
        Assert.Equal(CanaryFailure.NotDedicated, Obstacle(Config(), names: ["C", Topic])?.Failure);

    [Fact]
    public void What_only_a_slave_told_is_not_enough()
    {
        _broker.Source = _master with { Id = 1 };
        Assert.Equal(CanaryFailure.NotChecked, Obstacle(Config())?.Failure);
    }

    [Theory]
    [InlineData(1, "org.apache.rocketmq.acl.common.AclException: No accessKey is configured", "Auth")]
    [InlineData(16, "no matched policies", "Forbidden")]
    [InlineData(2, "busy", "NotChecked")]
    public void A_master_that_would_not_tell_is_not_sent_anything(int code, string remark, string expected)
    {
        var obstacle = CanaryCheck.ObstacleOf(
            new BrokerGroup("C", "a", [_master]), null, new Answer<BrokerPositions>(null, new RocketMqException(code, remark, "a:10911")), new HashSet<string>(), _options);
        Assert.Equal(expected, obstacle?.Failure.ToString());
    }

    private CanaryOutcome? Obstacle(
        TopicConfig? topic, BrokerMember[]? members = null, Exception? silence = null, string[]? names = null, CanaryOptions? options = null) =>
        CanaryCheck.ObstacleOf(
            new BrokerGroup("C", "a", [.. members ?? [_master]]), silence,
            new Answer<BrokerPositions>(With(topic), null), (names ?? ["C", "a"]).ToHashSet(), options ?? _options);

    private BrokerPositions With(TopicConfig? topic)
    {
        var positions = _broker.Positions();
        return new BrokerPositions
        {
            Group = positions.Group, Source = positions.Source, ReadAt = positions.ReadAt, Topics = positions.Topics, CanaryTopic = topic,
            ConsumerGroups = positions.ConsumerGroups, Commits = positions.Commits, Queues = positions.Queues, Unread = positions.Unread,
        };
    }

    private static TopicConfig Config(int perm = 6, int read = 1, int write = 1) => new(Topic, read, write, perm, false, 0, null);
}
