using System.Collections.Immutable;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.Clients;
using Probes.RocketMq.Model.Subscriptions;

namespace Probes.Tests.RocketMq.Model;

public sealed class GroupFindingsTests
{
    [Fact]
    public void What_one_round_shows_is_not_said_until_the_next_one_shows_it_too()
    {
        var first = Reading(0, Told.By("x", Told.Start, "a0", "a1"), Told.By("y", Told.Start, "a1", "b0"));
        var unsure = GroupFindings.Of(null, first);
        Assert.Null(unsure.Unowned);
        Assert.Null(unsure.DoublyOwned);
        Assert.Empty(unsure.Idle!);

        var sure = GroupFindings.Of(first, Reading(60, Told.By("x", Told.At(60), "a0", "a1"), Told.By("y", Told.At(60), "a1", "b0")));
        Assert.Equal([("T", "b", 1)], sure.Unowned!);
        Assert.Equal([("T", "a", 1)], sure.DoublyOwned!);
    }

    [Fact]
    public void That_nothing_is_wrong_is_known_at_once()
    {
        var findings = GroupFindings.Of(null, Reading(0, Told.By("x", Told.Start, "a0", "a1", "b0", "b1")));
        Assert.Empty(findings.Unowned!);
        Assert.Empty(findings.DoublyOwned!);
        Assert.Empty(findings.Idle!);
        Assert.Null(findings.Unlocked);
        Assert.True(findings.Subscription!.Found.IsEmpty);
    }

    [Fact]
    public void A_rolling_restart_is_not_reported()
    {
        // Each round meets another client on its way up, whose queues nobody has taken over yet.
        var before = Reading(0, Told.By("x", Told.Start, "a0", "a1"), Restarted(Told.By("y", Told.Start), 0));
        var after = Reading(60, Restarted(Told.By("x", Told.At(60)), 60), Told.By("y", Told.At(60), "a0", "a1"));
        var findings = GroupFindings.Of(before, after);
        Assert.Null(findings.Unowned);
        Assert.Null(findings.Idle);
        Assert.DoesNotContain(SubscriptionReason.TopicsDiffer, findings.Subscription?.Found ?? []);

        var settled = Reading(120, Restarted(Told.By("x", Told.At(120), "b0", "b1"), 60), Told.By("y", Told.At(120), "a0", "a1"));
        Assert.Empty(GroupFindings.Of(after, settled).Unowned!);
    }

    [Fact]
    public void More_clients_than_queues_leave_some_idle()
    {
        ClientReport[] clients = [Told.By("x", Told.Start, "a0", "a1", "b0", "b1"), Told.By("y", Told.Start) with { Queues = [Told.Queue("a0", Told.Start, topic: "%RETRY%G")] }];
        Assert.Equal(["y"], GroupFindings.Of(Reading(0, clients), Reading(60, clients)).Idle!);
    }

    [Fact]
    public void Queues_to_be_consumed_in_order_need_a_lock()
    {
        var orderly = Told.By("x", Told.Start) with { IsOrderly = true, Queues = [Told.Queue("a0", Told.Start, isLocked: false), Told.Queue("a1", Told.Start)] };
        Assert.Equal([("x", "T", "a", 0)], GroupFindings.Of(Reading(0, orderly), Reading(60, orderly)).Unlocked!);
        Assert.Null(GroupFindings.Of(null, Reading(0, orderly)).Unlocked);
        // Others are not locked, or were never unlocked (4.9): it means nothing.
        Assert.Null(GroupFindings.Of(null, Reading(0, orderly with { IsOrderly = false })).Unlocked);
    }

    [Fact]
    public void Different_tags_are_reported_after_two_rounds_and_named()
    {
        ClientReport[] clients = [Told.Wanting("x", ("T", "A")), Told.Wanting("y", ("T", "A")), Told.Wanting("z", ("T", "B"))];
        Assert.Null(GroupFindings.Of(null, Reading(0, clients)).Subscription);
        var findings = GroupFindings.Of(Reading(0, clients), Reading(60, clients));
        Assert.Equal([SubscriptionReason.TagsDiffer], findings.Subscription!.Found);
        Assert.Equal([SubscriptionReason.TopicsDiffer, SubscriptionReason.TagsDiffer], findings.Subscription.Decides.Order());
        Assert.Equal(["z"], findings.Deviants);
    }

    [Fact]
    public void Different_topics_are_reported_after_two_rounds()
    {
        ClientReport[] clients = [Told.Wanting("x", ("T", "*")), Told.Wanting("y", ("T", "*"), ("U", "*"))];
        Assert.Equal([SubscriptionReason.TopicsDiffer], GroupFindings.Of(Reading(0, clients), Reading(60, clients)).Subscription!.Found);
    }

    [Fact]
    public void Only_who_has_heard_all_clients_may_say_that_they_agree()
    {
        ClientReport[] clients = [Told.Wanting("x", ("T", "A")), Told.Wanting("y", ("T", "A"))];
        Assert.Null(GroupFindings.Of(Reading(0, isWhole: false, clients), Reading(60, isWhole: false, clients)).Subscription);
        ClientReport[] differ = [clients[0], Told.Wanting("z", ("T", "B"))];
        var partly = GroupFindings.Of(Reading(0, isWhole: false, differ), Reading(60, isWhole: false, differ)).Subscription!;
        Assert.Equal([SubscriptionReason.TagsDiffer], partly.Found);
        Assert.Empty(partly.Decides);
    }

    private static ClientReport Restarted(ClientReport report, double at) =>
        report with { StartedAt = Told.ClientClock(Told.At(at)), Subscriptions = new Dictionary<string, string> { ["T"] = "*", ["new"] = "*" } };

    private static GroupReading Reading(double at, params ClientReport[] clients) => Reading(at, isWhole: true, clients);

    private static GroupReading Reading(double at, bool isWhole, params ClientReport[] clients) =>
        GroupReading.Of([.. clients.Select(client => client with { ReadAt = Told.At(at), FirstReadAt = Told.Start })], isWhole, Told.FourQueues, Told.At(at));
}
