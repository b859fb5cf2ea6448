using Probes.Metrics;
using Probes.RocketMq;
using Probes.RocketMq.Collectors.Transactions;
using Probes.RocketMq.Metrics;

namespace Probes.Tests.RocketMq.Collectors;

/// <summary>RocketMQ's own groups, which are shown where the configuration asks for them.</summary>
public sealed class SystemGroupTests
{
    private const string Rounds = "CID_RMQ_SYS_TRANS";

    private readonly Watch _watch = new(new RocketMqOptions { SystemTopics = true });

    [Fact]
    public void They_are_never_judged()
    {
        var broker = new FakeBroker("a").Group("TOOLS_CONSUMER").Topic("T", 100).Commit("T", "TOOLS_CONSUMER", 10);
        var other = new FakeBroker("b").Group("TOOLS_CONSUMER").Topic("T", 100);
        for (var i = 0; i < 20; i++)
        {
            _watch.Connect(broker, "TOOLS_CONSUMER", i > 10 ? null : "c1", "CLUSTERING", i % 2 == 0 ? "T" : "GONE");
            _watch.Connect(other, "TOOLS_CONSUMER", null);
            _watch.Time.Advance(TimeSpan.FromSeconds(45));
            _watch.Collect(broker, other);
            Assert.Empty(_watch[MessagingMetrics.GroupStalled]);
            Assert.Empty(_watch[SubscriptionMetrics.Consistent]);
            Assert.Empty(_watch[SubscriptionMetrics.Inconsistent]);
        }

        Assert.Equal(90, _watch[MessagingMetrics.GroupLagMessages]["C TOOLS_CONSUMER T"]);
        Assert.Equal(0, _watch[MessagingMetrics.GroupMembers]["C TOOLS_CONSUMER"]);
    }

    [Fact]
    public void Half_messages_are_nobodys_lag()
    {
        var broker = new FakeBroker("a").Group(Rounds)
            .Topic(HalfMessages.Topic, 100).Commit(HalfMessages.Topic, Rounds, 10)
            .Topic(HalfMessages.DecisionTopic, 100).Commit(HalfMessages.DecisionTopic, Rounds, 10);
        Assert.Empty(_watch.Collect(broker).Pairs);
    }
}
