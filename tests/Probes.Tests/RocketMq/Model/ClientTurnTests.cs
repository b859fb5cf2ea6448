using Probes.RocketMq.Model;
using Probes.RocketMq.Model.Clients;

namespace Probes.Tests.RocketMq.Model;

public sealed class ClientTurnTests
{
    private static readonly BrokerMember A = new("C", "a", 0, "a:10911");
    private static readonly BrokerMember B = new("C", "b", 0, "b:10911");

    [Fact]
    public void Clients_are_dealt_to_the_brokers_that_they_are_connected_to()
    {
        var group = Group("G", "u", "v", "w", "x");
        var turns = Deal(new() { [A] = 10, [B] = 10 }, (group, [Online("u", A, B), Online("v", A, B), Online("w", A, B), Online("x", B)]));
        Assert.Equal(4, turns.Values.Sum(list => list.Count));
        Assert.Equal(2, turns[A].Count);
        Assert.Contains(turns[B], turn => turn is { ClientId: "x", Address: "x@b" });
    }

    [Fact]
    public void No_broker_is_asked_more_than_it_has_room_for_and_the_rest_stays_due()
    {
        var group = Group("G", "u", "v", "w");
        var turns = Deal(new() { [A] = 2, [B] = 0 }, (group, [Online("u", A, B), Online("v", A, B), Online("w", A, B)]));
        Assert.Equal(["u", "v"], turns[A].Select(turn => turn.ClientId));
        Assert.DoesNotContain(B, turns.Keys);
        Assert.Contains("w", group.DueAt(Told.Start));
    }

    [Fact]
    public void Who_has_waited_longest_comes_first()
    {
        var (lately, longAgo) = (Group("lately", "x"), Group("long ago", "y"));
        foreach (var (group, client, at) in new[] { (lately, "x", -70.0), (longAgo, "y", -300) })
        {
            group.Client(client)!.Note(Told.By(client, Told.At(at)));
            group.EndRound(Told.FourQueues, Told.At(at));
        }

        var turns = Deal(new() { [A] = 1 }, (lately, [Online("x", A)]), (longAgo, [Online("y", A)]));
        Assert.Equal("y", Assert.Single(turns[A]).ClientId);
    }

    [Fact]
    public void A_client_that_no_broker_leads_to_does_not_hold_up_its_group()
    {
        var group = Group("G", "x", "y");
        Deal(new() { [A] = 5 }, (group, [Online("x", A), Online("y", B)]));
        Assert.Equal(["x"], group.DueAt(Told.Start));
    }

    private static GroupDetail Group(string name, params string[] clients)
    {
        var group = new GroupDetail("C", name);
        group.Keep(clients, allKnown: true);
        return group;
    }

    private static OnlineClient Online(string id, params BrokerMember[] brokers) => new(id, [.. brokers.Select(broker => (broker, $"{id}@{broker.Broker}"))]);

    private static Dictionary<BrokerMember, List<ClientTurn>> Deal(
        Dictionary<BrokerMember, int> room, params (GroupDetail Group, IReadOnlyList<OnlineClient> Clients)[] groups) =>
        ClientTurn.Deal(groups, room, Told.Start);
}
