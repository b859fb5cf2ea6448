using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq;

/// <summary>
/// Lag out of two cheap answers, GET_ALL_CONSUMER_OFFSET (43) and GET_TOPIC_STATS_INFO (202), against the broker's own (208). A set's
/// frames were taken one after the other under load: first 43, then 202 per topic, then 208 per group.
/// </summary>
public sealed class LagTruthTests
{
    // Between 202 and 208 lies at most about a second, and no queue of the load got more than five messages a second.
    private const long ProducedAtMost = 5;

    // Between 43 and 208 lie one or two commits of a client, which come every 5 s with what was consumed in that time. A slave's
    // offsets are a copy, up to 10 s old.
    private const long CommittedAtMost = 60;

    public static TheoryData<string, string> Brokers => new()
    {
        { "rocketmq-4.7.1", "broker-a" }, { "rocketmq-4.7.1", "broker-b" }, { "rocketmq-4.7.1", "broker-a-s1" },
        { "rocketmq-4.9.8", "broker-a" }, { "rocketmq-4.9.8", "broker-b" }, { "rocketmq-4.9.8", "broker-a-s1" },
        { "rocketmq-4.9.8-binary-requests", "broker-a" }, { "rocketmq-4.9.8-binary-requests", "broker-b" },
        { "rocketmq-4.9.8-binary-requests", "broker-a-s1" },
        { "rocketmq-5.3.3", "broker-a" }, { "rocketmq-5.3.3", "broker-b" }, { "rocketmq-5.3.3", "broker-a-s1" },
        { "rocketmq-5.3.3-binary-server", "broker-a" },
    };

    [Theory]
    [MemberData(nameof(Brokers))]
    public void Lag_from_43_and_202_is_the_lag_of_208_but_for_what_moved_between(string set, string broker)
    {
        var compared = 0;
        foreach (var pair in Pairs(set, broker))
        {
            if (pair.Committed is not { } committed || pair.MaxOffset is not { } max)
                continue;
            compared++;
            // Neither position goes back, and both move no further than the load moved them.
            Assert.InRange(pair.Truth.BrokerOffset - max, 0, ProducedAtMost);
            Assert.InRange(pair.Truth.ConsumerOffset - committed, 0, CommittedAtMost);
            Assert.InRange(Math.Max(0, max - committed), pair.Truth.Lag - ProducedAtMost, pair.Truth.Lag + CommittedAtMost);
        }
        // A slave of 5.3.3 lost nearly all its topics (SlaveSynchronize fails at a typed topic), and the binary sets ask for few.
        Assert.True(compared >= (set == "rocketmq-5.3.3" && broker == "broker-a-s1" ? 3 : 32), $"{compared}");
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public void Where_nothing_moved_the_two_lags_are_equal(string set, string broker)
    {
        var equal = 0;
        foreach (var pair in Pairs(set, broker).Where(pair => pair.MaxOffset == pair.Truth.BrokerOffset && pair.Committed == pair.Truth.ConsumerOffset))
        {
            equal++;
            Assert.Equal(pair.Truth.Lag, pair.MaxOffset - pair.Committed);
        }
        Assert.True(equal >= 3, $"{equal}");
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public void A_group_that_is_gone_lags_by_all_that_was_written_since(string set, string broker)
    {
        foreach (var pair in Pairs(set, broker).Where(pair => pair.Group == "CG_OFFLINE" && pair.MaxOffset is not null && pair.Committed is not null))
        {
            Assert.Equal(pair.Truth.ConsumerOffset, pair.Committed);
            Assert.InRange(pair.Truth.Lag - (pair.MaxOffset!.Value - pair.Committed!.Value), 0, ProducedAtMost);
        }
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public void A_queue_without_a_commit_is_where_208_says_zero(string set, string broker)
    {
        foreach (var pair in Pairs(set, broker).Where(pair => pair.Committed is null))
            Assert.Equal(0, pair.Truth.ConsumerOffset);
    }

    private static IEnumerable<Pair> Pairs(string set, string broker)
    {
        var frames = CaptureSet.Load(set).Frames.Where(frame => frame.Server == broker && frame.Succeeded).ToList();
        var committed = new Dictionary<(string, string, int), long>();
        foreach (var entry in GetAllConsumerOffset.Read(Body(frames.Single(frame => frame.RequestCode == 43))).Entries.Where(entry => !entry.Broadcasting))
        {
            foreach (var queue in entry.Queues)
                committed[(entry.Group, entry.Topic, queue.QueueId)] = queue.Offset;
        }
        var max = new Dictionary<(string, int), long>();
        foreach (var frame in frames.Where(frame => frame.RequestCode == 202))
        {
            foreach (var queue in GetTopicStatsInfo.Read(Body(frame)).Queues)
                max[(frame.Argument("topic")!, queue.QueueId)] = queue.MaxOffset;
        }
        foreach (var frame in frames.Where(frame => frame.RequestCode == 208))
        {
            var group = frame.Argument("consumerGroup")!;
            foreach (var truth in ConsumeStatsTruth.Read(frame))
            {
                yield return new Pair(group, truth,
                    committed.TryGetValue((group, truth.Topic, truth.QueueId), out var offset) ? offset : null,
                    max.TryGetValue((truth.Topic, truth.QueueId), out var end) ? end : null);
            }
        }
    }

    private static ReadOnlySpan<byte> Body(CapturedFrame frame) => RemotingCodec.Read(frame.Response).Body;

    private sealed record Pair(string Group, ConsumeStatsTruth Truth, long? Committed, long? MaxOffset);
}
