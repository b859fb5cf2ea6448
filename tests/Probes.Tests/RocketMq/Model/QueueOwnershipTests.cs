using System.Collections.Immutable;
using Probes.RocketMq.Model;
using Probes.RocketMq.Model.Clients;

namespace Probes.Tests.RocketMq.Model;

public sealed class QueueOwnershipTests
{
    [Fact]
    public void Queues_that_are_dealt_out_have_one_owner_each()
    {
        var ownership = Of(Told.By("x", Told.Start, "a0", "a1"), Told.By("y", Told.Start, "b0", "b1"))!;
        Assert.Equal(["T"], ownership.Topics);
        Assert.Empty(ownership.Unowned!);
        Assert.Empty(ownership.DoublyOwned);
    }

    [Fact]
    public void Queues_without_an_owner_and_with_two_are_told()
    {
        var ownership = Of(Told.By("x", Told.Start, "a0", "a1"), Told.By("y", Told.Start, "a1", "b0"))!;
        Assert.Equal([("T", "b", 1)], ownership.Unowned!);
        Assert.Equal([("T", "a", 1)], ownership.DoublyOwned);
    }

    [Fact]
    public void While_a_client_did_not_tell_nobody_knows_what_it_owns()
    {
        var ownership = QueueOwnership.Of([Told.By("x", Told.Start, "a0"), Told.By("y", Told.Start, "a0")], isWhole: false, Told.FourQueues)!;
        Assert.Null(ownership.Unowned);
        Assert.Equal([("T", "a", 0)], ownership.DoublyOwned);
    }

    [Fact]
    public void Who_broadcasts_pulls_or_pops_owns_no_queue()
    {
        Assert.Null(Of(Told.By("x", Told.Start, "a0") with { IsBroadcasting = true }));
        Assert.Null(Of(Told.By("x", Told.Start) with { IsPush = false }));
        Assert.Null(Of(Told.By("x", Told.Start) with { IsPop = true }, Told.By("y", Told.Start, "a0")));
        Assert.Null(Of());
    }

    [Fact]
    public void A_topic_that_the_brokers_do_not_have_or_only_partly_show_is_not_judged()
    {
        Assert.Empty(Of(Told.By("x", Told.Start) with { Subscriptions = new Dictionary<string, string> { ["nowhere"] = "*" } })!.Topics);
        var away = Of(Told.By("x", Told.Start, "a0", "z0"))!;
        Assert.Empty(away.Topics);
        Assert.Empty(away.Unowned!);
        var isStatic = Told.By("x", Told.Start) with { Queues = [Told.Queue("a0", Told.Start) with { Broker = "__syslo__global__" }] };
        Assert.Empty(Of(isStatic)!.Topics);
    }

    [Fact]
    public void A_topic_that_only_some_subscribe_to_leaves_queues_over()
    {
        var asUsual = Told.By("x", Told.Start, "a0", "a1");
        var other = Told.By("y", Told.Start) with { Subscriptions = new Dictionary<string, string> { ["U"] = "*" } };
        Assert.Equal([("T", "b", 0), ("T", "b", 1)], Of(asUsual, other)!.Unowned!.Order(QueueOrder.Instance));
    }

    private static QueueOwnership? Of(params ClientReport[] clients) => QueueOwnership.Of(clients, isWhole: true, Told.FourQueues);
}
