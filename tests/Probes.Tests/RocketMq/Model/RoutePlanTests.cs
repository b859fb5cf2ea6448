using Probes.RocketMq.Model;
using Probes.RocketMq.Model.NameServers;

namespace Probes.Tests.RocketMq.Model;

public sealed class RoutePlanTests
{
    private static readonly DateTimeOffset _now = NameServers.Now;

    private readonly Rotation _rotation = new();

    [Fact]
    public void Doubtful_topics_come_first_and_leave_half_to_the_others()
    {
        var wanted = Topics(100);
        var doubtful = wanted.Skip(60).ToHashSet();
        var plan = Next(wanted, doubtful, 30);
        Assert.Equal(30, plan.Distinct().Count());
        Assert.Equal(15, plan.TakeWhile(doubtful.Contains).Count());
    }

    [Fact]
    public void Every_topic_has_its_turn()
    {
        var wanted = Topics(100);
        var seen = new HashSet<string>();
        for (var round = 0; round < 10; round++)
            seen.UnionWith(Next(wanted, [], 10, round));
        Assert.Equal(wanted, seen);
    }

    [Fact]
    public void A_few_doubtful_topics_are_asked_even_if_nothing_can_be_afforded()
    {
        var wanted = Topics(100);
        Assert.Empty(Next(wanted, [], 0));
        Assert.Equal(RoutePlan.Doubtful, Next(wanted, wanted, 0).Count);
    }

    [Fact]
    public void What_was_asked_lately_is_not_due_unless_it_is_doubtful()
    {
        var wanted = Topics(3);
        Assert.Equal(3, Next(wanted, [], 10).Count);
        Assert.Equal(["T1"], Next(wanted, ["T1"], 10, 1, TimeSpan.FromMinutes(1)));
        Assert.Equal(3, Next(wanted, ["T1"], 10, 61, TimeSpan.FromMinutes(1)).Count);
    }

    [Fact]
    public void A_topic_that_is_none_of_ours_any_more_is_not_asked() => Assert.Equal(["T0"], Next(Topics(1), ["T0", "gone"], 10));

    [Theory]
    [InlineData(0, 3, 500, 0)]
    [InlineData(100, 0, 500, 0)]
    [InlineData(100, 3, 500, 166)]
    [InlineData(100, 3, 0, 0)]
    [InlineData(10_000, 3, 1_000_000, 1000)]
    public void A_round_costs_no_more_than_was_left_over(int topics, int nameServers, int leftOver, int affordable) =>
        Assert.Equal(affordable, new RouteAllowance().Next(topics, nameServers, leftOver, _now));

    [Fact]
    public void Brokers_that_do_not_answer_leave_it_all_to_name_servers() => Assert.Equal(1500, new RouteAllowance().Next(2000, 2, leftOver: null, _now));

    [Fact]
    public void Where_nothing_is_ever_left_over_a_share_is_asked_all_the_same()
    {
        var allowance = new RouteAllowance();
        Assert.Equal(5, allowance.Next(2000, 2, 10, _now));
        Assert.Equal(5, allowance.Next(2000, 2, 10, _now + RequestAllowance.Patience));
        // A twentieth: everything in twenty collections.
        Assert.Equal(100, allowance.Next(2000, 2, 10, _now + RequestAllowance.Patience + TimeSpan.FromSeconds(1)));
        Assert.Equal(150, allowance.Next(2000, 2, 300, _now + RequestAllowance.Patience + TimeSpan.FromSeconds(2)));
        Assert.Equal(5, allowance.Next(2000, 2, 10, _now + RequestAllowance.Patience + TimeSpan.FromSeconds(3)));
    }

    private static HashSet<string> Topics(int count) => [.. Enumerable.Range(0, count).Select(number => $"T{number}")];

    // Notes what it plans as asked.
    private IReadOnlyList<string> Next(HashSet<string> wanted, HashSet<string> doubtful, int affordable, int seconds = 0, TimeSpan refresh = default)
    {
        var now = _now.AddSeconds(seconds);
        var plan = RoutePlan.Next(wanted, doubtful, _rotation, affordable, refresh, now);
        foreach (var topic in plan)
            _rotation.Note(topic, now);
        return plan;
    }
}
