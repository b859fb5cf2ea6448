using Probes.RocketMq.Model;
using Probes.RocketMq.Model.Subscriptions;

namespace Probes.Tests.RocketMq.Model;

public sealed class SubscriptionDifferencesTests
{
    [Fact]
    public void Members_that_want_the_same_do_not_differ()
    {
        var differences = SubscriptionDifferences.Of([Told.Wanting("x", ("T", "A||B"), ("U", "*")), Told.Wanting("y", ("U", "*"), ("T", "A||B"))]);
        Assert.Empty(differences.Topics);
        Assert.Empty(differences.Expressions);
        Assert.Empty(differences.Deviants);
    }

    [Fact]
    public void A_topic_that_not_all_subscribe_to_is_a_difference_and_so_is_another_tag()
    {
        var differences = SubscriptionDifferences.Of(
            [Told.Wanting("x", ("T", "A"), ("U", "*")), Told.Wanting("y", ("T", "A")), Told.Wanting("z", ("T", "B"), ("U", "*")), Told.Wanting("w", ("T", "A"), ("U", "*"))]);
        Assert.Equal(["U"], differences.Topics);
        Assert.Equal(["T"], differences.Expressions);
        Assert.Equal(["y", "z"], differences.Deviants.Order());
    }

    [Fact]
    public void Half_against_half_the_same_half_is_always_named()
    {
        var clients = new[] { Told.Wanting("x", ("T", "B")), Told.Wanting("y", ("T", "A")) };
        Assert.Equal(["x"], SubscriptionDifferences.Of(clients).Deviants);
        Assert.Equal(["x"], SubscriptionDifferences.Of(clients.Reverse()).Deviants);
    }

    [Fact]
    public void Who_only_just_started_or_pulls_is_not_compared()
    {
        var old = Told.Wanting("x", ("T", "A"));
        var young = Told.Wanting("y", ("T", "B")) with { StartedAt = Told.ClientClock(Told.Start) };
        Assert.Empty(SubscriptionDifferences.Of([old, young]).Expressions);
        Assert.Empty(SubscriptionDifferences.Of([old, Told.Wanting("z", ("T", "B")) with { IsPush = false }]).Expressions);
    }
}
