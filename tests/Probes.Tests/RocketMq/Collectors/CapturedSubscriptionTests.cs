using Probes.RocketMq.Collectors.Groups;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.Subscriptions;
using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Collectors;

/// <summary>Verdicts over the recorded answers to 203 of every broker that has them.</summary>
public sealed class CapturedSubscriptionTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly SubscriptionWatch _watch = new();

    public static TheoryData<string> Sets => ["rocketmq-4.7.1", "rocketmq-4.9.8", "rocketmq-5.3.3"];

    [Theory]
    [MemberData(nameof(Sets))]
    public void The_groups_of_the_load_agree(string set)
    {
        var groups = CaptureSet.Load(set).Answers((int)RequestCode.GetConsumerConnectionList).Select(frame => frame.Argument("consumerGroup")!).Distinct().ToList();
        Assert.InRange(groups.Count, 10, 50);
        foreach (var group in groups)
        {
            var watch = new SubscriptionWatch();
            for (var time = 0; time <= 600; time += 60)
                watch.Observe([Sighting(set, "broker-a", group, time), Sighting(set, "broker-b", group, time)]);
            Assert.Empty(watch.Findings!.Found);
            Assert.Equal(0, watch.Changes);
            Assert.NotEmpty(watch.Topics!);
            Assert.DoesNotContain(watch.Topics!, topic => topic.StartsWith("%RETRY%", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_group_of_several_topics_and_tags_is_read_whole(string set)
    {
        var sighting = Sighting(set, "broker-a", "CG_MULTI", 0);
        Assert.Equal(
            new Dictionary<string, string> { ["T_LOG"] = "TagA||TagB", ["T_ORDER"] = "TagA" }, sighting.Expressions.ToDictionary());
        Assert.Equal(("192.0.2.2@multi", "CONSUME_PASSIVELY", "CLUSTERING"), (Assert.Single(sighting.Clients).Id, sighting.ConsumeType, sighting.MessageModel));
        Assert.Equal("CONSUME_FROM_FIRST_OFFSET", sighting.ConsumeFromWhere);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Two_members_with_the_topics_of_two_recorded_ones_are_found(string set)
    {
        // As if the member of CG_MULTI and those of CG_ORDER_FAST were in one group: the table is of who spoke last.
        var (multi, fast) = (Connections(set, "broker-a", "CG_MULTI"), Connections(set, "broker-a", "CG_ORDER_FAST"));
        ClientConnection[] both = [.. multi.Connections, .. fast.Connections];
        ConsumerConnections[] seen = [multi, multi, fast, multi, multi];
        foreach (var (i, last) in seen.Index())
            _watch.Observe([SightingReader.Read("broker-a", Now.AddSeconds(65 * i), last with { Connections = both })]);
        Assert.Equal([SubscriptionReason.TopicsDiffer, SubscriptionReason.TagsDiffer], _watch.Findings!.Found.Order());
        Assert.Equal(["T_LOG", "T_ORDER"], _watch.Topics!.Order());
        Assert.Equal(2, _watch.Changes);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_pull_consumer_among_push_consumers_is_found(string set)
    {
        var (push, pull) = (Connections(set, "broker-a", "CG_ORDER_FAST"), Connections(set, "broker-a", "CG_LITEPULL"));
        ClientConnection[] both = [.. push.Connections, .. pull.Connections];
        ConsumerConnections[] seen = [push, pull, push, pull];
        foreach (var (i, last) in seen.Index())
            _watch.Observe([SightingReader.Read("broker-a", Now.AddSeconds(65 * i), last with { Connections = both })]);
        Assert.Equal(
            [SubscriptionReason.TopicsDiffer, SubscriptionReason.ConsumeTypesDiffer, SubscriptionReason.ConsumeFromWhereDiffers],
            _watch.Findings!.Found.Order());
    }

    [Theory]
    [InlineData("rocketmq-4.9.8-faults", 2)]
    [InlineData("rocketmq-5.3.3-faults", 3)]
    public void Old_connections_that_a_broker_still_lists_after_it_froze_are_no_second_process(string set, int connections)
    {
        var resumed = Fault(set, "broker-b-resumed-35s.broker-b");
        Assert.Equal(connections, resumed.Connections.Length);
        Assert.Equal("192.0.2.2@slow", Assert.Single(resumed.Connections.Select(client => client.ClientId).Distinct()));
        // They are gone after two minutes.
        for (var time = 0; time <= 600; time += 60)
            _watch.Observe([SightingReader.Read("broker-b", Now.AddSeconds(time), time <= 120 ? resumed : resumed with { Connections = resumed.Connections[^1..] })]);
        Assert.Empty(_watch.Findings!.Found);

        // Would they stay, they would be alive.
        for (var time = 660; time <= 900; time += 60)
            _watch.Observe([SightingReader.Read("broker-b", Now.AddSeconds(time), resumed)]);
        Assert.Equal([SubscriptionReason.ClientIdTwice], _watch.Findings!.Found);
    }

    [Fact]
    public void A_broker_that_was_just_restarted_and_knows_nobody_misses_nobody()
    {
        // Recorded: 206 from the broker that was killed before, while the slave lists the client.
        const string set = "rocketmq-4.9.8-faults";
        Assert.Equal(206, CaptureSet.Load(set)["broker-b-frozen-3s.broker-a.GET_CONSUMER_CONNECTION_LIST"].ResponseCode);
        var other = Fault(set, "broker-b-frozen-3s.broker-a-s1");
        for (var time = 0; time <= 180; time += 60)
            _watch.Observe([SightingReader.Read("broker-b", Now.AddSeconds(time), other)]);
        _watch.Observe([SightingReader.Read("broker-b", Now.AddSeconds(240), other), SightingReader.Read("broker-a", Now.AddSeconds(240), null)]);
        Assert.Empty(_watch.Findings!.Found);
        var back = Fault(set, "broker-b-frozen-after-expiry.broker-a");
        for (var time = 300; time <= 600; time += 60)
            _watch.Observe([SightingReader.Read("broker-b", Now.AddSeconds(time), other), SightingReader.Read("broker-a", Now.AddSeconds(time), back)]);
        Assert.Empty(_watch.Findings!.Found);
    }

    private static GroupSighting Sighting(string set, string broker, string group, int time) =>
        SightingReader.Read(broker, Now.AddSeconds(time), Connections(set, broker, group));

    private static ConsumerConnections Connections(string set, string broker, string group) => Read(CaptureSet.Load(set)
        .Answers((int)RequestCode.GetConsumerConnectionList).First(frame => frame.Server == broker && frame.Argument("consumerGroup") == group));

    private static ConsumerConnections Fault(string set, string name) => Read(CaptureSet.Load(set)[name + ".GET_CONSUMER_CONNECTION_LIST"]);

    private static ConsumerConnections Read(CapturedFrame frame) => GetConsumerConnectionList.Read(RemotingCodec.Read(frame.Response).Body);
}
