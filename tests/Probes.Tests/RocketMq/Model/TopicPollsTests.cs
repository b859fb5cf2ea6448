using System.Globalization;
using Probes.RocketMq.Model;

namespace Probes.Tests.RocketMq.Model;

public sealed class TopicPollsTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TopicPolls _polls = new();
    private readonly Dictionary<string, long> _ends = [];
    private DateTimeOffset _now = Start;

    [Fact]
    public void All_topics_are_asked_at_first_and_idle_ones_left_out_after_a_few_polls()
    {
        _ends["busy"] = 10;
        _ends["idle"] = 20;
        for (var i = 0; i <= TopicPolls.QuietPolls; i++)
        {
            Assert.Equal(["busy", "idle"], Collect());
            _ends["busy"]++;
        }

        Assert.Equal(["busy"], Collect());
    }

    [Fact]
    public void A_topic_that_wakes_up_is_noticed_by_the_brokers_count_in_the_same_collection()
    {
        BecomeIdle("a", "b");
        _ends["b"] += 3;
        Assert.Equal(["a", "b"], Collect());
        Assert.Equal(["b"], Collect());
    }

    [Fact]
    public void A_commit_beyond_the_remembered_end_has_its_topic_asked()
    {
        BecomeIdle("a", "b");
        Assert.Equal(["a"], Collect(isBehind: (topic, end) => topic == "a" && end == _ends["a"]));
    }

    [Fact]
    public void An_idle_topic_is_asked_again_within_a_minute_and_not_all_at_once()
    {
        var topics = Enumerable.Range(0, 200).Select(i => "topic-" + i.ToString(CultureInfo.InvariantCulture)).ToArray();
        BecomeIdle(topics);
        var asked = new Dictionary<string, DateTimeOffset>();
        var most = 0;
        for (var second = 0; second < 60; second += 5)
        {
            var due = Collect(after: TimeSpan.FromSeconds(5));
            most = Math.Max(most, due.Length);
            foreach (var topic in due)
                asked[topic] = _now;
        }

        Assert.Equal(200, asked.Count);
        Assert.InRange(most, 1, 100);
    }

    [Fact]
    public void A_broker_whose_count_fell_was_restarted_and_everything_is_asked()
    {
        BecomeIdle("a", "b");
        var stored = Stored() - 1;
        Assert.Equal(["a", "b"], Collect(stored: stored));
    }

    [Fact]
    public void A_broker_that_tells_no_count_is_asked_everything_every_time()
    {
        BecomeIdle("a", "b");
        for (var i = 0; i < 10; i++)
            Assert.Equal(["a", "b"], Collect(stored: -1));
        // Once it tells one, that says nothing yet of what came before.
        Assert.Equal(["a", "b"], Collect());
    }

    [Fact]
    public void A_topic_that_was_recreated_with_lower_ends_is_noticed()
    {
        BecomeIdle("a", "b");
        var stored = Stored() + 5;
        _ends["b"] = 5;
        Assert.Equal(["a", "b"], Collect(stored: stored));
    }

    [Fact]
    public void A_topic_that_is_gone_is_forgotten_and_asked_when_it_is_back()
    {
        BecomeIdle("a", "b");
        var end = _ends["b"];
        _ends.Remove("b");
        Assert.Empty(Collect(stored: 200));
        _ends["b"] = end;
        Assert.Equal(["b"], Collect(stored: 200));
    }

    [Fact]
    public void Steady_traffic_that_goes_on_between_the_count_and_the_offsets_does_not_wake_everything()
    {
        var random = new Random(4);
        var idle = Enumerable.Range(0, 50).Select(i => "idle-" + i.ToString(CultureInfo.InvariantCulture)).ToArray();
        BecomeIdle(idle);
        _ends["busy"] = 1_000_000;
        Collect();
        var wokenUp = 0;
        var stored = Stored();
        for (var i = 0; i < 1_000; i++)
        {
            var before = random.Next(900, 1_100);
            var meanwhile = random.Next(0, 30);
            _ends["busy"] += before;
            stored += before;
            // The count is read here, the offsets after some more messages.
            _ends["busy"] += meanwhile;
            wokenUp += Collect(stored: stored).Length > 25 ? 1 : 0;
            stored += meanwhile;
        }

        Assert.InRange(wokenUp, 0, 50);
    }

    [Fact]
    public void A_burst_that_wakes_an_idle_topic_is_noticed_beside_steady_traffic()
    {
        BecomeIdle("a", "idle");
        var stored = Stored();
        for (var i = 0; i < 100; i++)
        {
            _ends["a"] += 1_010;
            stored += 1_000;
            Collect(stored: stored);
            stored += 10;
        }

        _ends["a"] += 1_000;
        _ends["idle"] += 5_000;
        Assert.Contains("idle", Collect(stored: stored + 6_000));
    }

    private void BecomeIdle(params string[] topics)
    {
        foreach (var topic in topics)
            _ends[topic] = 100;
        for (var i = 0; i <= TopicPolls.QuietPolls; i++)
            Collect(after: TimeSpan.FromSeconds(1));
        Assert.Empty(Collect(after: TimeSpan.FromSeconds(1)));
    }

    private long Stored() => _ends.Values.Sum();

    // As PositionsReader does it. Returns what was asked, in order.
    private string[] Collect(TimeSpan? after = null, Func<string, long, bool>? isBehind = null, long? stored = null)
    {
        _now += after ?? TimeSpan.FromSeconds(1);
        var wanted = _ends.Keys.ToHashSet();
        var asked = _polls.Begin(wanted, isBehind ?? ((_, _) => false), stored switch { null => Stored(), < 0 => null, _ => stored }, _now);
        Note(asked);
        if (!_polls.IsExplained)
        {
            var rest = wanted.Except(asked).ToList();
            Note(rest);
            asked.AddRange(rest);
        }

        if (asked.Count == wanted.Count)
            _polls.NoteAllAsked();
        return [.. asked.Order(StringComparer.Ordinal)];

        void Note(List<string> topics)
        {
            foreach (var topic in topics)
                _polls.Note(topic, _ends[topic], _now);
        }
    }
}
