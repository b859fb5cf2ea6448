using Probes.RocketMq.Collectors.Compat;
using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Collectors;

/// <summary>When a statistic is asked (315), and for how long an answer counts.</summary>
public sealed class BrokerStatsTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly StatsQuestion Orders = StatsQuestion.PutSize("orders");
    private static readonly StatsQuestion Fast = StatsQuestion.GetSize("orders", "fast");

    private readonly BrokerStats _stats = new();

    [Fact]
    public void The_keys_are_those_of_the_broker()
    {
        Assert.Equal(("TOPIC_PUT_SIZE", "orders"), (Orders.Name, Orders.Key));
        Assert.Equal(("GROUP_GET_SIZE", "orders@fast"), (Fast.Name, Fast.Key));
        Assert.Equal(("SNDBCK_PUT_NUMS", "orders@fast"), (StatsQuestion.SentBack("orders", "fast").Name, StatsQuestion.SentBack("orders", "fast").Key));
    }

    [Fact]
    public void An_answer_counts_for_a_minute_and_is_shown_for_five()
    {
        Assert.Equal([Orders], Due(0, Orders));
        Assert.Null(_stats.Of(Orders, Now));
        _stats.Note(Orders, new LastMinute(60, 1), Now);
        Assert.Equal(60, _stats.Of(Orders, Now)?.Sum);
        Assert.Empty(Due(59, Orders));
        Assert.Equal([Orders], Due(60, Orders));
        Assert.NotNull(_stats.Of(Orders, Now.AddSeconds(299)));
        Assert.Null(_stats.Of(Orders, Now.AddSeconds(300)));
    }

    [Fact]
    public void Those_that_were_never_asked_come_first_then_the_oldest()
    {
        _stats.Note(Orders, default, Now);
        _stats.Note(Fast, default, Now.AddSeconds(-10));
        var never = StatsQuestion.PutSize("new");
        Assert.Equal([never, Fast, Orders], Due(70, Orders, Fast, never));
    }

    [Fact]
    public void What_the_broker_will_not_tell_is_not_asked_again_at_once_and_hides_nothing()
    {
        _stats.Note(Orders, new LastMinute(5, 1), Now);
        _stats.NoteRefused(Orders, Now.AddSeconds(60));
        Assert.Empty(Due(100, Orders));
        Assert.Equal(5, _stats.Of(Orders, Now.AddSeconds(100))?.Sum);
        _stats.NoteRefused(Fast, Now);
        Assert.Null(_stats.Of(Fast, Now));
    }

    [Fact]
    public void What_moves_no_more_is_forgotten()
    {
        _stats.Note(Orders, new LastMinute(5, 1), Now);
        Assert.Empty(Due(0));
        Assert.Null(_stats.Of(Orders, Now));
        Assert.Equal([Orders], Due(0, Orders));
    }

    [Fact]
    public void One_collection_asks_a_bounded_number()
    {
        var wanted = Enumerable.Range(0, 1000).Select(i => StatsQuestion.PutSize($"t{i}")).ToArray();
        Assert.Equal(BrokerStats.PerCollection, Due(0, wanted).Count);
    }

    private List<StatsQuestion> Due(int seconds, params StatsQuestion[] wanted) => _stats.Due(wanted.ToHashSet(), Now.AddSeconds(seconds));
}
