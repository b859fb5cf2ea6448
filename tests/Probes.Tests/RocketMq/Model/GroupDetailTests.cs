using Probes.RocketMq.Model;
using Probes.RocketMq.Model.Clients;
using Probes.RocketMq.Model.Subscriptions;

namespace Probes.Tests.RocketMq.Model;

public sealed class GroupDetailTests
{
    private readonly GroupDetail _group = new("C", "G");

    [Fact]
    public void A_round_asks_each_client_once_and_the_next_one_waits_a_minute()
    {
        _group.Keep(["x", "y"], allKnown: true);
        Assert.Equal(["x", "y"], _group.DueAt(Told.At(0)));
        Answer("x", 1, "a0", "a1");
        Assert.Null(End(1));
        Assert.Equal(["y"], _group.DueAt(Told.At(1)));
        Answer("y", 2, "b0", "b1");
        Assert.Empty(_group.DueAt(Told.At(2)));

        Assert.Empty(End(3)!.Unowned!);
        Assert.Equal(Told.At(3), _group.RoundAt);
        Assert.Empty(_group.DueAt(Told.At(62)));
        Assert.Equal(["x", "y"], _group.DueAt(Told.At(63)));
        Assert.Null(End(63));
    }

    [Fact]
    public void A_client_that_hangs_is_left_alone_twice_as_long_each_time_up_to_an_hour()
    {
        _group.Keep(["x"], allKnown: true);
        var now = 0.0;
        foreach (var minutes in new[] { 2, 4, 8, 16, 32, 60, 60 })
        {
            Assert.Equal(["x"], _group.DueAt(Told.At(now)));
            _group.Client("x")!.NoteHung(Told.At(now));
            Assert.Equal(ClientState.Hung, _group.Client("x")!.StateAt(Told.At(now)));
            End(now);
            Assert.Empty(_group.DueAt(Told.At(now + (minutes * 60) - 1)));
            now += minutes * 60;
        }

        Answer("x", now, "a0");
        Assert.Equal(ClientState.Read, _group.Client("x")!.StateAt(Told.At(now)));
        End(now);
        Assert.Equal(["x"], _group.DueAt(Told.At(now + 60)));
    }

    [Fact]
    public void Two_clients_that_hang_one_after_the_other_stand_for_their_whole_group()
    {
        _group.Keep(["u", "v", "w", "x"], allKnown: true);
        Hang("u", 0);
        Assert.Equal(["v", "w", "x"], _group.DueAt(Told.At(10)));
        Hang("v", 10);
        Assert.Empty(_group.DueAt(Told.At(10)));
        Assert.NotNull(End(10));
        Assert.Equal(["u", "v", "w", "x"], _group.DueAt(Told.At(10 + 120)));
        Hang("w", 130);
        Hang("x", 140);
        End(140);
        Assert.Empty(_group.DueAt(Told.At(140 + 239)));
    }

    [Fact]
    public void An_answer_between_them_shows_that_others_can()
    {
        _group.Keep(["u", "v", "w", "x"], allKnown: true);
        Hang("u", 0);
        Answer("v", 10, "a0");
        Hang("w", 10);
        Assert.Equal(["x"], _group.DueAt(Told.At(20)));
    }

    [Fact]
    public void A_client_that_hangs_keeps_the_others_from_saying_that_queues_have_no_owner()
    {
        _group.Keep(["x", "y"], allKnown: true);
        Answer("x", 0, "a0", "a1");
        Hang("y", 0);
        var findings = End(1)!;
        Assert.Null(findings.Unowned);
        Assert.Empty(findings.DoublyOwned!);
    }

    [Fact]
    public void A_broker_that_did_not_tell_its_clients_keeps_them_from_it_too()
    {
        _group.Keep(["x"], allKnown: false);
        Answer("x", 0, "a0", "a1");
        Assert.Null(End(1)!.Unowned);
    }

    [Fact]
    public void A_client_that_left_is_forgotten_and_one_that_came_is_asked()
    {
        _group.Keep(["x"], allKnown: true);
        Answer("x", 0, "a0", "a1", "b0", "b1");
        Assert.NotNull(End(1));
        Assert.NotNull(_group.FindingsAt(Told.At(1)));

        _group.Keep(["y"], allKnown: true);
        Assert.Null(_group.FindingsAt(Told.At(2)));
        Assert.Empty(_group.ReportsAt(Told.At(2)));
        Assert.Equal(ClientState.Missing, _group.Client("y")!.StateAt(Told.At(2)));
        Assert.Equal(["y"], _group.DueAt(Told.At(61)));
    }

    [Fact]
    public void A_client_that_is_gone_tells_nothing_any_more()
    {
        _group.Keep(["x"], allKnown: true);
        Answer("x", 0, "a0");
        _group.Client("x")!.NoteGone(Told.At(1));
        Assert.Empty(_group.ReportsAt(Told.At(1)));
        Assert.Equal(ClientState.Missing, _group.Client("x")!.StateAt(Told.At(1)));
    }

    [Fact]
    public void What_was_told_too_long_ago_is_dropped()
    {
        _group.Keep(["x"], allKnown: true);
        Answer("x", 0, "a0", "a1", "b0", "b1");
        End(0);
        Assert.Single(_group.ReportsAt(Told.At(899)));
        Assert.NotNull(_group.FindingsAt(Told.At(899)));
        Assert.Empty(_group.ReportsAt(Told.At(900)));
        Assert.Null(_group.FindingsAt(Told.At(900)));
        Assert.Equal(ClientState.Missing, _group.Client("x")!.StateAt(Told.At(900)));
    }

    [Fact]
    public void A_clock_that_was_set_back_stops_nothing()
    {
        _group.Keep(["x"], allKnown: true);
        Answer("x", 7200, "a0");
        End(7200);
        Assert.Equal(["x"], _group.DueAt(Told.At(0)));
        Answer("x", 0, "a0", "a1", "b0", "b1");
        Assert.NotNull(End(1));
        Assert.Equal(Told.At(1), _group.RoundAt);

        Hang("x", 7200);
        End(7200);
        Assert.Equal(["x"], _group.DueAt(Told.At(0)));
    }

    private void Answer(string id, double at, params string[] queues)
    {
        _group.Client(id)!.Note(Told.By(id, Told.At(at), queues));
        _group.NoteAnswered();
    }

    private void Hang(string id, double at)
    {
        _group.Client(id)!.NoteHung(Told.At(at));
        _group.NoteHung(Told.At(at));
    }

    private GroupFindings? End(double at) => _group.EndRound(Told.FourQueues, Told.At(at));
}
