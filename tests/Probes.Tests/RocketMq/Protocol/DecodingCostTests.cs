using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Protocol;

/// <summary>Topic statistics are decoded up to 40,000 times a scrape.</summary>
public sealed class DecodingCostTests
{
    [Fact]
    public void Topic_stats_cost_their_queues_and_a_list()
    {
        var frame = CaptureSet.Load("rocketmq-5.3.3")["broker-a.GET_TOPIC_STATS_INFO.T_ORDER"].Response!;
        var body = RemotingCodec.Read(frame).Body.ToArray();
        Assert.Equal(8, GetTopicStatsInfo.Read(body).Queues.Length);
        // Eight queues of 32 bytes, kept once and gathered in a list that grew from four to eight; 56 bytes for each object.
        Assert.InRange(Allocated(() => GetTopicStatsInfo.Read(body)), 1, 1000);
    }

    [Fact]
    public void To_find_the_request_of_an_answer_costs_nothing()
    {
        foreach (var set in new[] { "rocketmq-5.3.3", "rocketmq-5.3.3-binary-server" })
        {
            var frame = CaptureSet.Load(set)["broker-a.GET_TOPIC_STATS_INFO.T_ORDER"].Response!;
            RemotingCodec.ReplyOpaque(frame);
            Assert.Equal(0, Allocated(() => RemotingCodec.ReplyOpaque(frame)));
        }
    }

    private static long Allocated(Action action)
    {
        action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
