using Probes.RocketMq.Collectors;
using Probes.RocketMq.Collectors.Brokers;
using Probes.RocketMq.Collectors.Groups;
using Probes.RocketMq.Collectors.Positions;
using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;
using Probes.Tests.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Collectors;

/// <summary>Lag from the recorded answers to 43 and 202, beside what the same brokers said of it when asked directly (208).</summary>
public sealed class CapturedLagTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Sets => ["rocketmq-4.7.1", "rocketmq-4.9.8", "rocketmq-5.3.3"];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_queue_with_a_commit_lags_as_far_as_the_broker_says(string set)
    {
        var queues = Measure(set).SelectMany(pair => pair.Queues!.Select(queue => (pair, queue))).ToDictionary(
            entry => (entry.queue.Broker, entry.pair.Group, entry.pair.Topic, entry.queue.QueueId), entry => entry.queue);
        var (compared, still) = (0, 0);
        foreach (var (broker, group, topic, queue, end, committed) in Truth(set))
        {
            // A row of 208 without a commit says 0; we say that there is none. Recorded one after the other: what moved in
            // between is what both numbers may differ by.
            if (!queues.TryGetValue((broker, group, topic, queue), out var ours))
                continue;
            compared++;
            Assert.True(committed >= ours.Committed, $"{group} {topic} {broker} {queue}");
            Assert.InRange((end - committed) - ours.Messages, -(committed - ours.Committed), 100);
            if (committed == ours.Committed && end == ours.Committed + ours.Messages)
                still++;
        }

        Assert.InRange(compared, 100, 10_000);
        Assert.True(still > 5, $"{still} of {compared}");
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void The_pairs_are_those_of_the_load(string set)
    {
        var pairs = Measure(set).ToDictionary(pair => pair.Group + " " + pair.Topic);
        Assert.Superset(
            new HashSet<string> { "CG_ORDER_SLOW T_ORDER", "CG_OFFLINE T_ORDER", "CG_OFFLINE T_LOG", "CG_PAUSED T_LOG", "INST_1%CG_NS INST_1%T_NS" },
            pairs.Keys.ToHashSet());
        Assert.DoesNotContain("CG_NEVER_CONSUMED T_ORDER", pairs.Keys);
        Assert.DoesNotContain(pairs.Keys, key => key.StartsWith("CG_BCAST", StringComparison.Ordinal) || key.Contains('%') && !key.Contains("INST_1"));
        Assert.True(pairs["CG_ORDER_SLOW T_ORDER"].Messages > pairs["CG_ORDER_FAST T_ORDER"].Messages);
        Assert.All(pairs.Values, pair => Assert.Equal((0L, 0), (pair.Lost, pair.AheadQueues)));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_group_of_the_users_that_committed_is_configured_on_its_brokers(string set)
    {
        var brokers = Brokers(set).ToList();
        var configured = brokers.SelectMany(broker => broker.ConsumerGroups).Select(group => group.GroupName).ToHashSet();
        var committed = brokers.SelectMany(broker => broker.Commits).Select(entry => entry.Group).Where(group => !GroupName.IsSystem(group));
        Assert.Subset(configured, committed.ToHashSet());
    }

    private static IReadOnlyList<PairLag> Measure(string set)
    {
        var memory = new ConsumptionMemory();
        var survey = new Survey([.. Brokers(set)], [], new HashSet<string> { "DefaultCluster", "broker-a", "broker-b" });
        memory.Absorb(survey);
        var connections = new ConnectionsMemory();
        foreach (var frame in CaptureSet.Load(set).Answers((int)RequestCode.GetConsumerConnectionList).Where(frame => frame.Server is "broker-a" or "broker-b"))
        {
            var broker = survey.Answered.Single(broker => broker.Group.Broker == frame.Server);
            connections.Note(broker, frame.Argument("consumerGroup")!, GetConsumerConnectionList.Read(Body(frame)), Now);
        }

        return PairLedger.Measure(survey, memory, connections, Probes.RocketMq.Granularity.Queue, Now);
    }

    internal static IEnumerable<BrokerPositions> Brokers(string set)
    {
        foreach (var name in new[] { "broker-a", "broker-b" })
        {
            var frames = CaptureSet.Load(set).Frames.Where(frame => frame.Server == name && frame.Succeeded).ToLookup(frame => frame.RequestCode);
            var member = new BrokerMember("DefaultCluster", name, 0, name);
            yield return new BrokerPositions
            {
                Group = new BrokerGroup("DefaultCluster", name, [member]),
                Source = member,
                ReadAt = Now,
                Topics = GetAllTopicConfig.Read(Body(frames[21].First())).Topics,
                ConsumerGroups = GetAllSubscriptionGroupConfig.Read(Body(frames[201].First())).Groups,
                Commits = GetAllConsumerOffset.Read(Body(frames[43].First())).Entries,
                Queues = frames[202].DistinctBy(frame => frame.Argument("topic"))
                    .ToDictionary(frame => frame.Argument("topic")!, frame => GetTopicStatsInfo.Read(Body(frame)).Queues),
                Unread = new HashSet<string>(),
            };
        }
    }

    internal static IEnumerable<(string Broker, string Group, string Topic, int Queue, long End, long Committed)> Truth(string set)
    {
        foreach (var frame in CaptureSet.Load(set).Answers(208).Where(frame => frame.Server is "broker-a" or "broker-b"))
        {
            foreach (var row in FastJsonDialect.Parse(Body(frame)).GetProperty("offsetTable").EnumerateObject())
            {
                var queue = FastJsonDialect.Parse(System.Text.Encoding.UTF8.GetBytes(row.Name));
                yield return (
                    frame.Server, frame.Argument("consumerGroup")!, queue.GetProperty("topic").GetString()!, queue.GetProperty("queueId").GetInt32(),
                    row.Value.GetProperty("brokerOffset").GetInt64(), row.Value.GetProperty("consumerOffset").GetInt64());
            }
        }
    }

    private static ReadOnlySpan<byte> Body(CapturedFrame frame) => RemotingCodec.Read(frame.Response).Body;
}
