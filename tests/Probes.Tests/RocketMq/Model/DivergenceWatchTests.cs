using Probes.RocketMq.Model;
using Probes.RocketMq.Model.NameServers;
using static Probes.Tests.RocketMq.Model.NameServers;

namespace Probes.Tests.RocketMq.Model;

public sealed class DivergenceWatchTests
{
    private static readonly NameServerTables[] _apart = [Listing("ns-1", "broker-a/0"), Listing("ns-2", "broker-a/0", "broker-b/0")];
    private static readonly NameServerTables[] _agreed = [Listing("ns-1", "broker-a/0"), Listing("ns-2", "broker-a/0")];

    private readonly DivergenceWatch _watch = new();

    [Fact]
    public void A_difference_settles_after_more_than_a_registration_period()
    {
        Assert.Equal((1, 0), Counts(0, _apart));
        Assert.Equal((1, 0), Counts(34, _apart));
        Assert.Equal((1, 1), Counts(35, _apart));
        Assert.Equal((0, 0), Counts(36, _agreed));
        Assert.Equal((1, 0), Counts(37, _apart));
    }

    [Fact]
    public void An_interruption_begins_it_anew()
    {
        Counts(0, _apart);
        Counts(20, _agreed);
        Counts(30, _apart);
        Assert.Equal((1, 0), Counts(60, _apart));
        Assert.Equal((1, 1), Counts(65, _apart));
    }

    [Fact]
    public void A_name_server_that_fails_to_answer_once_interrupts_nothing()
    {
        Counts(0, _apart);
        Assert.Equal((0, 0), Counts(20, [_apart[0]], isWhole: false));
        Assert.Equal((1, 1), Counts(40, _apart));
        // After five minutes nobody can say that it was there all the time.
        Assert.Equal((0, 0), Counts(341, [_apart[0]], isWhole: false));
        Assert.Equal((1, 0), Counts(342, _apart));
    }

    [Fact]
    public void Old_answers_that_are_looked_at_again_prove_nothing_new()
    {
        NameServerTables[] both = [Listing("ns-1", "broker-a/0").Topics("T"), Listing("ns-2", "broker-a/0").Topics()];
        Assert.Equal((1, 0), Counts(0, both));
        Assert.Equal((1, 0), Counts(50, both));
        NameServerTables[] again = [both[0].TopicsAt(Now.AddSeconds(60), "T"), both[1].TopicsAt(Now.AddSeconds(60))];
        Assert.Equal((1, 1), Counts(60, again));
    }

    [Fact]
    public void A_clock_that_is_set_back_begins_it_anew()
    {
        Counts(100, _apart);
        Assert.Equal((1, 1), Counts(140, _apart));
        Assert.Equal((1, 0), Counts(0, _apart));
        Assert.Equal((1, 1), Counts(35, _apart));
    }

    [Fact]
    public void They_last_agreed_when_those_that_answered_did()
    {
        Counts(0, _apart);
        Assert.Null(_watch.LastAgreed);
        Counts(10, _agreed);
        Counts(20, _apart);
        Assert.Equal(Now.AddSeconds(10), _watch.LastAgreed);
        Counts(30, [_agreed[0]], isWhole: false);
        Assert.Equal(Now.AddSeconds(30), _watch.LastAgreed);
        Counts(40, [], isWhole: false);
        Assert.Equal(Now.AddSeconds(30), _watch.LastAgreed);
    }

    private (int Current, int Settled) Counts(int seconds, NameServerTables[] nameServers, bool isWhole = true)
    {
        var report = _watch.Observe(nameServers, isWhole, new RouteTable().Topics, BrokerTopics.None, _ => true, Now.AddSeconds(seconds));
        return (report.Current.Count, report.Settled.Count);
    }
}
