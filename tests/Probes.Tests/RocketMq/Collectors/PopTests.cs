using Probes.Metrics;
using Probes.RocketMq.Collectors.Groups;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Collectors;

public sealed class PopTests
{
    private static readonly DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Watch _watch = new();
    private readonly FakeBroker _a = new FakeBroker("a").Group("G").Topic("T", 100).Commit("T", "G", 40);
    private readonly FakeBroker _b = new FakeBroker("b").Group("G").Topic("T", 100).Commit("T", "G", 40);

    [Fact]
    public void A_group_that_is_set_to_pop_is_known_before_its_first_retry()
    {
        Assert.Contains("C G unknown unknown unknown", _watch.Collect(_a)[GroupMetrics.Info].Keys);
        _watch.Cluster.Pop.Note(_a.Positions(), [new RequestMode("T", "G", "POP"), new RequestMode("T", "H", "PULL")], _now);
        Assert.Contains("C G pop unknown unknown", _watch.Collect(_a)[GroupMetrics.Info].Keys);
        _watch.Cluster.Pop.Note(_a.Positions(), [new RequestMode("T", "G", "PULL")], _now);
        Assert.Contains("C G unknown unknown unknown", _watch.Collect(_a)[GroupMetrics.Info].Keys);
    }

    [Fact]
    public void Modes_are_asked_again_after_five_minutes_whichever_way_the_clock_goes()
    {
        var pop = new PopMemory();
        var broker = _a.Positions();
        Assert.True(pop.IsDue(broker, _now));
        pop.Note(broker, [], _now);
        Assert.False(pop.IsDue(broker, _now.AddMinutes(4)));
        Assert.True(pop.IsDue(broker, _now.AddMinutes(5)));
        Assert.True(pop.IsDue(broker, _now.AddHours(-1)));
        _watch.Collect(_b);
        pop.Keep(_watch.Survey!);
        Assert.True(pop.IsDue(broker, _now));
    }

    [Fact]
    public void The_pairs_of_pop_are_those_that_were_set_and_those_that_had_a_retry()
    {
        var pop = new PopMemory();
        _a.Commit("%RETRY%G_T", "G", 3).Commit("%RETRY%H+T2", "H", 3).Commit("%RETRY%G", "G", 3);
        pop.Note(_a.Positions(), [new RequestMode("T", "G", "POP"), new RequestMode("T3", "G", "POP"), new RequestMode("T4", "G", "PULL")], _now);
        Assert.Equal([("T", "G"), ("T3", "G"), ("T2", "H")], pop.PairsOn(_a.Positions()));
    }

    [Fact]
    public void The_retries_of_pop_are_told_by_topic_too()
    {
        _a.Topic("%RETRY%G_T", 10).Commit("%RETRY%G_T", "G", 4).Topic("%RETRY%G+T", 5).Commit("%RETRY%G+T", "G", 4);
        _a.Topic("U", 1).Topic("%RETRY%G_U", 3).Commit("%RETRY%G_U", "G", 0).Topic("%RETRY%G", 9).Commit("%RETRY%G", "G", 0);
        _watch.Collect(_a);
        Assert.Equal(new Dictionary<string, double> { ["C G T"] = 7, ["C G U"] = 3 }, _watch[GroupMetrics.PopRetryLag]);
        Assert.Equal(7 + 3 + 9, _watch[GroupMetrics.RetryLag]["C G"]);
    }

    [Fact]
    public void A_commit_that_stays_behind_because_nothing_more_comes_is_no_stall()
    {
        _watch.Cluster.Pop.Note(_a.Positions(), [new RequestMode("T", "G", "POP")], _now);
        for (var i = 0; i < 30; i++)
            Assert.Empty(Stalls());
        _a.Topic("T", 110);
        Assert.Equal(["C G T not_consuming"], Stalls());
        // Of another group, which pulls, it is.
        _watch.Cluster.Pop.Note(_a.Positions(), [], _now);
        _a.Topic("T", 100);
        Assert.Equal(["C G T not_consuming"], Stalls());
    }

    [Fact]
    public void Where_pop_keeps_account_itself_no_commit_proves_a_stall()
    {
        _watch.Cluster.Pop.Note(_a.Positions(), [new RequestMode("T", "G", "POP")], _now);
        _watch.Cluster.BrokerOf(_a.Source).Settings = new BrokerSettings(null, PopKeepsPulls: true);
        for (var i = 0; i < 30; i++)
        {
            _a.Topic("T", 100 + i, 50 + i).Commit("T", "G", 40, 40 + i);
            Assert.Empty(Stalls());
        }

        for (var i = 0; i < 30; i++)
        {
            _a.Topic("T", 200 + i, 150 + i);
            Assert.Empty(Stalls());
        }
    }

    [Fact]
    public void A_queue_that_stands_still_while_more_comes_is_frozen_for_pop_too()
    {
        _watch.Cluster.Pop.Note(_a.Positions(), [new RequestMode("T", "G", "POP")], _now);
        for (var i = 0; i <= 20; i++)
        {
            _a.Topic("T", 100 + i, 50 + i).Commit("T", "G", 40, 40 + i);
            Assert.Equal(i == 20 ? ["C G T frozen_queue"] : [], Stalls());
        }
    }

    [Fact]
    public void What_consumers_hold_is_told_when_every_broker_has_told_it()
    {
        var memory = new InFlightMemory();
        _watch.Collect(_a, _b);
        memory.Note(_a.Positions(), ("T", "G"), 5, _now);
        Assert.Empty(InFlight(memory, _now));
        memory.Note(_b.Positions(), ("T", "G"), 0, _now);
        Assert.Equal(5, Assert.Single(InFlight(memory, _now)));
        Assert.Empty(InFlight(memory, _now.AddMinutes(3)));
        memory.Note(_b.Positions(), ("T", "G"), null, _now);
        Assert.Empty(InFlight(memory, _now));
    }

    [Fact]
    public void What_was_held_is_forgotten_with_its_broker()
    {
        var memory = new InFlightMemory();
        _watch.Collect(_a, _b);
        memory.Note(_a.Positions(), ("T", "G"), 5, _now);
        memory.Note(_b.Positions(), ("T", "G"), 5, _now);
        _watch.Collect([_a], ("C", "b"));
        memory.Keep(_watch.Survey!);
        Assert.Equal(_now, memory.AskedAt(_a.Positions(), ("T", "G")));
        Assert.Equal(DateTimeOffset.MinValue, memory.AskedAt(_b.Positions(), ("T", "G")));
        Assert.Empty(InFlight(memory, _now));
    }

    private Dictionary<string, double>.KeyCollection Stalls()
    {
        _watch.Connect(_a, "G", "c1", "CLUSTERING", "T");
        return _watch.Collect(_a)[MessagingMetrics.GroupStalled].Keys;
    }

    private double[] InFlight(InFlightMemory memory, DateTimeOffset now)
    {
        var sink = new SampleSink(new SeriesCache());
        memory.Add(sink, _watch.Pairs, now);
        return [.. sink.Freeze().SelectMany(family => family.Samples).Select(sample => sample.Value)];
    }
}
