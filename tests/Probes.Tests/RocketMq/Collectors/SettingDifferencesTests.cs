using Probes.RocketMq.Collectors.Settings;
using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Collectors;

public sealed class SettingDifferencesTests
{
    private static readonly SubscriptionGroup Group = new("G", true, true, true, 1, 16, false);
    private static readonly TopicConfig Topic = new("T", 4, 4, 6, false, 0, null);

    [Fact]
    public void The_same_everywhere_is_no_difference()
    {
        Assert.All(Groups(Group, Group, Group), entry => Assert.Empty(entry.Names));
        Assert.All(Topics(Topic, Topic), entry => Assert.Empty(entry.Names));
        Assert.All(Topics(Topic), entry => Assert.Empty(entry.Names));
    }

    [Fact]
    public void Each_setting_of_a_group_is_compared()
    {
        Assert.Equal(["consume_enable"], Differing(Groups(Group, Group with { ConsumeEnable = false })));
        Assert.Equal(["consume_broadcast_enable"], Differing(Groups(Group, Group with { ConsumeBroadcastEnable = false })));
        Assert.Equal(["consume_from_min_enable"], Differing(Groups(Group, Group with { ConsumeFromMinEnable = false })));
        Assert.Equal(["consume_message_orderly"], Differing(Groups(Group, Group with { ConsumeMessageOrderly = true })));
        Assert.Equal(["retry_queues", "retry_max_times"], Differing(Groups(Group, Group, Group with { RetryQueueNums = 2, RetryMaxTimes = 3 })));
    }

    [Fact]
    public void Each_setting_of_a_topic_is_compared()
    {
        Assert.Equal(["perm"], Differing(Topics(Topic, Topic with { Perm = 4 })));
        Assert.Equal(["read_queues", "write_queues"], Differing(Topics(Topic, Topic with { ReadQueueNums = 8, WriteQueueNums = 8 })));
        Assert.Equal(["order"], Differing(Topics(Topic, Topic with { Order = true })));
        Assert.Equal(["message_type"], Differing(Topics(Topic, Topic with { MessageType = "FIFO" })));
    }

    [Fact]
    public void A_topic_without_a_type_is_a_normal_one() => Assert.Empty(Differing(Topics(Topic, Topic with { MessageType = "NORMAL" })));

    [Fact]
    public void Names_are_in_order() => Assert.Equal(
        ["A", "B"],
        Topics(Topic with { TopicName = "B" }, Topic with { TopicName = "A" }, Topic, Topic with { TopicName = "A", Perm = 2 }, Topic with { TopicName = "B", Perm = 2 })
            .Single(entry => entry.Setting == "perm").Names);

    [Fact]
    public void A_group_is_absent_where_a_topic_of_it_is_and_it_is_not()
    {
        var (a, b) = (new FakeBroker("a").Group("G").Topic("T", 5).Commit("T", "G", 3), new FakeBroker("b").Topic("T", 5));
        Assert.Equal(["G"], AbsentGroups.Of([a.Positions(), b.Positions()]));
        Assert.Empty(AbsentGroups.Of([a.Positions()]));
        b.Group("G");
        Assert.Empty(AbsentGroups.Of([a.Positions(), b.Positions()]));
    }

    [Fact]
    public void A_group_has_nothing_to_do_where_its_topics_are_not()
    {
        var (a, b) = (new FakeBroker("a").Group("G").Topic("T", 5).Commit("T", "G", 3).Commit("%RETRY%G", "G", 3), new FakeBroker("b").Topic("U", 5).Topic("%RETRY%G", 5));
        Assert.Empty(AbsentGroups.Of([a.Positions(), b.Positions()]));
    }

    [Fact]
    public void Commits_of_a_group_that_is_deleted_everywhere_make_none()
    {
        var (a, b) = (new FakeBroker("a").Topic("T", 5).Commit("T", "G", 3), new FakeBroker("b").Topic("T", 5));
        Assert.Empty(AbsentGroups.Of([a.Positions(), b.Positions()]));
    }

    private static IEnumerable<string> Differing(IEnumerable<(string Setting, IReadOnlyList<string> Names)> differences) =>
        differences.Where(entry => entry.Names.Count > 0).Select(entry => entry.Setting);

    private static IReadOnlyList<(string Setting, IReadOnlyList<string> Names)> Groups(params SubscriptionGroup[] told) =>
        SettingDifferences.Of(ComparedSettings.OfGroup, [.. told.GroupBy(group => group.GroupName)]);

    private static IReadOnlyList<(string Setting, IReadOnlyList<string> Names)> Topics(params TopicConfig[] told) =>
        SettingDifferences.Of(ComparedSettings.OfTopic, [.. told.GroupBy(topic => topic.TopicName)]);
}
