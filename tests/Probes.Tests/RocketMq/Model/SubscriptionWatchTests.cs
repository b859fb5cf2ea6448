using Probes.RocketMq.Model;
using Probes.RocketMq.Model.Subscriptions;

namespace Probes.Tests.RocketMq.Model;

public sealed class SubscriptionWatchTests
{
    private readonly SubscriptionWatch _watch = new();

    [Fact]
    public void Members_that_agree_are_consistent_once_they_were_watched_for_a_while()
    {
        var group = new PlayedGroup(new PlayedMember("1", "T"), new PlayedMember("2", "T") { From = 9 });
        Poll(group, 20, 80, 155);
        Assert.Null(_watch.Findings);
        Assert.Null(_watch.Topics);
        Poll(group, 215);
        Assert.Empty(_watch.Findings!.Found);
        Assert.Equal(["T"], _watch.Topics!);
        Assert.Equal(0, _watch.Changes);
    }

    [Fact]
    public void Different_topics_are_found_when_what_is_seen_goes_back_and_forth()
    {
        var group = new PlayedGroup(new PlayedMember("1", "T"), new PlayedMember("2", "U") { From = 9 });
        // Of each half minute, 9 s are the first member's.
        Poll(group, 20, 92);
        Assert.Null(_watch.Findings);
        Poll(group, 152, 220);
        Assert.Equal([SubscriptionReason.TopicsDiffer], _watch.Findings!.Found);
        Assert.True(_watch.Changes > 0);
        Assert.Equal(["T", "U"], _watch.Topics!.Order());
    }

    [Fact]
    public void One_that_subscribes_to_more_than_the_others_is_found_too()
    {
        var group = new PlayedGroup(new PlayedMember("1", "T"), new PlayedMember("2", "T", "U") { From = 9 });
        Poll(group, 20, 92, 160);
        Assert.Equal([SubscriptionReason.TopicsDiffer], _watch.Findings!.Found);
    }

    [Fact]
    public void A_member_that_changes_its_mind_once_is_let_do_so_and_counted()
    {
        var group = new PlayedGroup(new PlayedMember("1", "T"));
        Poll(group, 20, 80, 140, 200);
        group.Members[0] = new PlayedMember("1", "T", "U");
        Poll(group, 260, 320, 380, 440, 500);
        Assert.Empty(_watch.Findings!.Found);
        Assert.Equal(2, _watch.Changes);
    }

    [Fact]
    public void Brokers_asked_in_the_middle_of_a_change_do_not_contradict_each_other()
    {
        var old = new PlayedGroup(new PlayedMember("1", "T"));
        var changed = new PlayedGroup(new PlayedMember("1", "U"));
        Poll(old, 20, 80, 140, 200);
        _watch.Observe([old.At(260)[0], changed.At(260)[1]]);
        Poll(changed, 320, 380, 440, 500);
        Assert.Empty(_watch.Findings!.Found);
    }

    [Fact]
    public void Brokers_that_keep_saying_different_things_are_found()
    {
        // Each member reaches another broker.
        var group = new PlayedGroup(
            new PlayedMember("1", "T") { Unreachable = ["b"] }, new PlayedMember("2", "U") { Unreachable = ["a"] });
        Poll(group, 20, 80, 155, 215);
        Assert.Equal([SubscriptionReason.TopicsDiffer, SubscriptionReason.ClientMissing], _watch.Findings!.Found.Order());
        Assert.Equal(0, _watch.Changes);
    }

    [Fact]
    public void Brokers_that_are_asked_in_turns_are_compared_too()
    {
        var group = new PlayedGroup(
            new PlayedMember("1", "T") { Unreachable = ["b"] }, new PlayedMember("2", "U") { Unreachable = ["a"] });
        var (a, b) = (group.At(0)[0], group.At(15)[1]);
        for (var time = 0; time < 240; time += 60)
        {
            _watch.Observe([a = group.At(time)[0], b]);
            _watch.Observe([a, b = group.At(time + 15)[1]]);
        }

        Assert.Contains(SubscriptionReason.TopicsDiffer, _watch.Findings!.Found);
    }

    [Fact]
    public void Different_tags_show_when_the_newest_changes_back_and_forth()
    {
        // Each rebalance gives the subscription of those that it concerns a higher version.
        PlayedGroup[] states =
        [
            new(new PlayedMember("1", "T") { Expression = "A", Version = 2 }, new PlayedMember("2", "T") { Expression = "B", Version = 1 }),
            new(new PlayedMember("1", "T") { Expression = "A", Version = 2 }, new PlayedMember("2", "T") { Expression = "B", Version = 3 }),
            new(new PlayedMember("1", "T") { Expression = "A", Version = 4 }, new PlayedMember("2", "T") { Expression = "B", Version = 3 }),
        ];
        Poll(states[0], 40, 100);
        Poll(states[1], 160);
        Assert.Null(_watch.Findings);
        Poll(states[2], 220);
        Assert.Equal([SubscriptionReason.TagsDiffer], _watch.Findings!.Found);
    }

    [Fact]
    public void Different_tags_on_different_brokers_are_found()
    {
        var group = new PlayedGroup(
            new PlayedMember("1", "T") { Expression = "A", Version = 2 },
            new PlayedMember("2", "T") { Expression = "B", Version = 1, Unreachable = [] },
            new PlayedMember("3", "T") { Expression = "B", Version = 3, Unreachable = ["b"] });
        Poll(group, 20, 80, 155);
        Assert.Contains(SubscriptionReason.TagsDiffer, _watch.Findings!.Found);
    }

    [Fact]
    public void Different_tags_of_which_one_always_wins_are_left_to_those_who_ask_the_clients()
    {
        var group = new PlayedGroup(
            new PlayedMember("1", "T") { Expression = "A", Version = 2 }, new PlayedMember("2", "T") { Expression = "B", Version = 1 });
        for (var time = 20; time < 2000; time += 65)
            Poll(group, time);
        Assert.Empty(_watch.Findings!.Found);
    }

    [Fact]
    public void Different_message_models_are_found()
    {
        var group = new PlayedGroup(new PlayedMember("1", "T"), new PlayedMember("2", "T") { From = 9, Model = "BROADCASTING" });
        Poll(group, 20, 92, 160);
        Assert.Equal([SubscriptionReason.MessageModelsDiffer], _watch.Findings!.Found);
    }

    [Fact]
    public void What_is_consumed_of_a_topic_that_nobody_seems_to_want_gives_it_away_even_in_step()
    {
        // Asked each 60 s sharp, the broker shows the second member for ever.
        var group = new PlayedGroup(new PlayedMember("1", "T"), new PlayedMember("2", "U") { From = 9 });
        for (var time = 20; time < 320; time += 60)
        {
            Poll(group, time);
            _watch.NoteConsumed("T", PlayedGroup.Start.AddSeconds(time));
        }

        Assert.Equal([SubscriptionReason.TopicsDiffer], _watch.Findings!.Found);
        Assert.Equal(0, _watch.Changes);
    }

    [Fact]
    public void The_last_commit_on_a_topic_that_was_given_up_proves_nothing()
    {
        var group = new PlayedGroup(new PlayedMember("1", "T"));
        Poll(group, 20, 80, 140, 200);
        _watch.NoteConsumed("U", PlayedGroup.Start.AddSeconds(200));
        _watch.NoteConsumed("U", PlayedGroup.Start.AddSeconds(215));
        Poll(group, 260);
        Assert.Empty(_watch.Findings!.Found);
    }

    [Fact]
    public void A_repaired_group_is_inconsistent_until_its_new_members_were_seen_to_agree_for_long()
    {
        var group = new PlayedGroup(
            new PlayedMember("1", "T") { Until = 400 }, new PlayedMember("2", "U") { From = 9, Until = 400 },
            new PlayedMember("3", "T") { From = 410 }, new PlayedMember("4", "T") { From = 420 });
        Poll(group, 20, 92, 160, 220);
        Assert.Equal([SubscriptionReason.TopicsDiffer], _watch.Findings!.Found);
        for (var time = 430; time < 430 + SubscriptionWatch.Clearing.TotalSeconds; time += 60)
        {
            Poll(group, time);
            Assert.Equal([SubscriptionReason.TopicsDiffer], _watch.Findings!.Found);
        }

        Poll(group, 430 + SubscriptionWatch.Clearing.TotalSeconds);
        Assert.Empty(_watch.Findings!.Found);
    }

    [Fact]
    public void Without_members_there_is_no_verdict_and_nothing_is_left_of_the_old_one()
    {
        var group = new PlayedGroup(new PlayedMember("1", "T") { Until = 300 }, new PlayedMember("2", "U") { From = 9, Until = 300 });
        Poll(group, 20, 92, 160, 220);
        Assert.NotEmpty(_watch.Findings!.Found);
        var changes = _watch.Changes;
        Poll(group, 310);
        Assert.Null(_watch.Findings);
        Assert.Null(_watch.Topics);
        group.Members.Add(new PlayedMember("3", "T") { From = 320 });
        Poll(group, 330);
        Assert.Null(_watch.Findings);
        Assert.Equal(changes, _watch.Changes);
    }

    [Fact]
    public void A_group_whose_members_never_stay_keeps_its_verdict_for_an_hour_and_no_longer()
    {
        var group = new PlayedGroup(new PlayedMember("1", "T") { Until = 230 });
        Poll(group, 20, 80, 140, 200);
        Assert.NotNull(_watch.Findings);
        for (var start = 230; start < 8_000; start += 60)
            group.Members.Add(new PlayedMember($"m{start}", "T") { From = start, Until = start + 60 });
        for (var time = 260; time < 3_700; time += 60)
            Poll(group, time);
        Assert.Empty(_watch.Findings!.Found);
        Poll(group, 3_820);
        Assert.Null(_watch.Findings);
    }

    [Fact]
    public void A_broker_that_was_restarted_begins_anew()
    {
        var group = new PlayedGroup(new PlayedMember("1", "T"));
        Poll(group, 20, 80, 140, 200);
        _watch.Observe([group.At(260)[0]]);
        Assert.Empty(_watch.Findings!.Found);
        // Back, and not yet reached by anybody.
        _watch.Observe([group.At(320)[0], group.At(320)[1] with { Clients = [] }]);
        Poll(group, 380);
        Assert.Empty(_watch.Findings!.Found);
    }

    [Fact]
    public void The_same_answers_again_are_no_news()
    {
        var group = new PlayedGroup(new PlayedMember("1", "T"));
        var sightings = group.At(20);
        for (var i = 0; i < 50; i++)
            _watch.Observe(sightings);
        Assert.Null(_watch.Findings);
    }

    [Fact]
    public void A_clock_set_back_delays_the_verdict_and_no_more()
    {
        var group = new PlayedGroup(new PlayedMember("1", "T"));
        Poll(group, 5000, 5060, 1000, 1060, 1135, 1195);
        Assert.Empty(_watch.Findings!.Found);
    }

    private void Poll(PlayedGroup group, params double[] times)
    {
        foreach (var time in times)
            _watch.Observe(group.At(time));
    }
}
