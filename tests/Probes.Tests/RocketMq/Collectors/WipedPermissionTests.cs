using System.Collections.Immutable;
using Probes.RocketMq;
using Probes.RocketMq.Collectors.NameServers;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.NameServers;
using static Probes.Tests.RocketMq.Model.NameServers;

namespace Probes.Tests.RocketMq.Collectors;

/// <summary>Permissions that are gone on a name server, beside what the broker said of itself (26), which is asked seldom.</summary>
public sealed class WipedPermissionTests
{
    private static readonly WipedPermission Wiped = new("ns-1", "broker-a", "T");

    private readonly NameServerMemory _memory = new();

    [Fact]
    public void A_broker_that_was_asked_before_may_have_been_closed_on_purpose()
    {
        BrokerSaid(6, atSecond: 0);
        Compare(4, atSecond: 100);
        var comparison = Compare(4, atSecond: 140);
        Assert.Empty(comparison.Wiped);
        Assert.Equal(new Dictionary<string, DateTimeOffset> { ["broker-a"] = Now.AddSeconds(100) }, comparison.Unconfirmed);

        // It was: nothing is to be asked any more.
        BrokerSaid(4, atSecond: 141);
        comparison = Compare(4, atSecond: 155);
        Assert.Empty(comparison.Wiped);
        Assert.Empty(comparison.Unconfirmed);
    }

    [Fact]
    public void A_broker_that_says_later_that_it_takes_writes_was_forgotten()
    {
        BrokerSaid(6, atSecond: 0);
        Assert.Single(Compare(4, atSecond: 100).Unconfirmed);
        BrokerSaid(6, atSecond: 101);
        Assert.Empty(Compare(4, atSecond: 115).Unconfirmed);
        Assert.Equal([Wiped], Compare(4, atSecond: 140).Wiped);
        Assert.Empty(Compare(6, atSecond: 155).Wiped);
        // The next time it has to say so again.
        Assert.Equal(Now.AddSeconds(170), Compare(4, atSecond: 170).Unconfirmed["broker-a"]);
    }

    private void BrokerSaid(int permission, int atSecond) => _memory.NoteBrokers(new BrokerTopics(
        [new BrokerTopicSource("broker-a", () => [("T", new TopicShape(4, 4, 6))], permission) { PermissionAt = Now.AddSeconds(atSecond) }], isComplete: true));

    private NameServerComparison Compare(int permission, int atSecond)
    {
        var at = Now.AddSeconds(atSecond);
        _memory.NoteRoute("T", [("ns-1", ImmutableArray.Create(Share("broker-a", permission: permission)))], at);
        return _memory.Compare(
            [("ns-1", Listing("ns-1", "broker-a/0").Registry)], isWhole: true, new WantedTopics(new RocketMqOptions(), new HashSet<string>()), at);
    }
}
