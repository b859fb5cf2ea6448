using Probes.Metrics;

namespace Probes.Tests.RocketMq.Collectors;

/// <summary>Groups that consume although brokers see nobody. A collection each 15 s, brokers asked each minute.</summary>
public sealed class UnseenClientsTests
{
    private const string NoMembers = "C G T no_members";

    private readonly Watch _watch = new();
    private readonly FakeBroker _broker = new FakeBroker("a").Group("G").Topic("T", 1_000_000).Commit("T", "G", 0);
    private long _committed;

    [Fact]
    public void A_group_that_stands_still_is_offline_at_the_first_look()
    {
        Nobody();
        Assert.Equal((0, true), Look());
        Assert.Equal((0, true), Look());
    }

    [Fact]
    public void A_group_behind_a_proxy_has_members_that_nobody_can_count_whenever_brokers_are_asked()
    {
        Nobody();
        Look();
        for (var i = 0; i < 40; i++)
        {
            Consume();
            if (i % 4 == 3)
                Nobody();
            Assert.Equal((null, false), Look());
        }
    }

    [Fact]
    public void A_scrape_of_a_minute_and_an_answer_with_each_of_them_change_nothing()
    {
        Nobody();
        Look();
        for (var i = 0; i < 10; i++)
        {
            Consume();
            _watch.Time.Advance(TimeSpan.FromSeconds(45));
            Assert.Equal((null, false), Look());
            Nobody();
        }
    }

    [Fact]
    public void It_is_offline_two_minutes_after_its_last_commit()
    {
        Nobody();
        Look();
        Consume();
        Look();
        Consume();
        Assert.Equal((null, false), Look());
        for (var i = 0; i < 7; i++)
            Assert.Equal((null, false), Look());
        Assert.Equal((0, true), Look());
    }

    [Fact]
    public void A_group_that_just_came_is_not_called_offline_for_an_old_answer()
    {
        Nobody();
        Look();
        Look();
        Consume();
        Assert.Equal((null, false), Look());
        _watch.Connect(_broker, "G", "c1");
        Consume();
        Assert.Equal((1, false), Look());
        // And when it has left, that is believed at once.
        Nobody();
        Assert.Equal((0, true), Look());
    }

    [Fact]
    public void A_group_that_left_after_a_last_commit_is_offline_with_the_next_look_at_the_latest()
    {
        _watch.Connect(_broker, "G", "c1");
        Look();
        Consume();
        Nobody();
        Assert.Equal((null, false), Look());
        Assert.Equal((0, true), Look());
    }

    private void Nobody() => _watch.Connect(_broker, "G", null);

    private void Consume() => _broker.Commit("T", "G", _committed += 100);

    private (double? Members, bool IsOffline) Look()
    {
        _watch.Collect(_broker);
        return (_watch[MessagingMetrics.GroupMembers].TryGetValue("C G", out var members) ? members : null, _watch[MessagingMetrics.GroupStalled].ContainsKey(NoMembers));
    }
}
