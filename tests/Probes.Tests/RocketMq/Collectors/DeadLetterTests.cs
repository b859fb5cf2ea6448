using Probes.RocketMq.Metrics;
using Probes.RocketMq.Model.NameServers;

namespace Probes.Tests.RocketMq.Collectors;

/// <summary>The first dead letters of a group create its topic; an alert on the counter's growth sees them only if there was a 0.</summary>
public sealed class DeadLetterTests
{
    private const string _dlq = "%DLQ%G";

    private readonly Watch _watch = new();
    private readonly FakeBroker _a = new FakeBroker("a").Group("G");
    private readonly FakeBroker _b = new FakeBroker("b").Group("G");

    private Dictionary<string, double> Published => _watch[GroupMetrics.DlqPublished];

    [Fact]
    public async Task A_group_without_a_dead_letter_topic_has_given_up_nothing()
    {
        await ListAsync(_a, _b);
        _watch.Collect(_a, _b);
        Assert.Equal(new Dictionary<string, double> { ["C G"] = 0 }, Published);
        Assert.Empty(_watch[GroupMetrics.DlqRetained]);
        _a.Topic(_dlq, 3);
        Assert.Equal(3, _watch.Collect(_a, _b)[GroupMetrics.DlqPublished]["C G"]);
        _b.Topic(_dlq, 2);
        Assert.Equal(5, _watch.Collect(_a, _b)[GroupMetrics.DlqPublished]["C G"]);
    }

    [Fact]
    public async Task Nothing_is_said_while_a_broker_is_silent_that_may_have_dead_letters_of_old()
    {
        await ListAsync(_a, _b);
        _watch.Collect(_a);
        Assert.Empty(Published);
        _b.Topic(_dlq, 500);
        Assert.Equal(500, _watch.Collect(_a, _b)[GroupMetrics.DlqPublished]["C G"]);
    }

    [Fact]
    public async Task Nothing_is_said_while_a_slave_stands_in_that_may_lack_topics()
    {
        await ListAsync(_a);
        _a.Source = _a.Source with { Id = 1 };
        _watch.Collect(_a);
        Assert.Empty(Published);
    }

    [Fact]
    public async Task A_broker_that_falls_silent_leaves_the_0_and_what_it_gave_up_meanwhile_counts()
    {
        await ListAsync(_a, _b);
        _watch.Collect(_a, _b).Collect([_a], ("C", "b"));
        Assert.Equal(0, Published["C G"]);
        _b.Topic(_dlq, 4);
        Assert.Equal(4, _watch.Collect(_a, _b)[GroupMetrics.DlqPublished]["C G"]);
    }

    [Fact]
    public async Task What_a_broker_brings_along_that_nobody_knew_of_is_of_old()
    {
        await ListAsync(_a);
        _watch.Collect(_a);
        await ListAsync(_a, _b);
        _b.Topic(_dlq, 500);
        Assert.Equal(0, _watch.Collect(_a, _b)[GroupMetrics.DlqPublished]["C G"]);
        _b.Topic(_dlq, 501);
        Assert.Equal(1, _watch.Collect(_a, _b)[GroupMetrics.DlqPublished]["C G"]);
    }

    [Fact]
    public async Task First_dead_letters_that_could_not_be_counted_at_once_count_later()
    {
        await ListAsync(_a);
        _watch.Collect(_a);
        _a.Topic(_dlq, 3).Unread.Add(_dlq);
        _watch.Collect(_a);
        Assert.Empty(Published);
        _a.Unread.Clear();
        Assert.Equal(3, _watch.Collect(_a)[GroupMetrics.DlqPublished]["C G"]);
    }

    [Fact]
    public async Task A_topic_that_was_deleted_begins_at_0_again()
    {
        await ListAsync(_a);
        _a.Topic(_dlq, 7);
        Assert.Equal(7, _watch.Collect(_a)[GroupMetrics.DlqPublished]["C G"]);
        _a.Topics.Clear();
        Assert.Equal(0, _watch.Collect(_a)[GroupMetrics.DlqPublished]["C G"]);
        _a.Topic(_dlq, 2);
        Assert.Equal(2, _watch.Collect(_a)[GroupMetrics.DlqPublished]["C G"]);
    }

    private async Task ListAsync(params FakeBroker[] brokers) => await _watch.Cluster.RefreshAsync([new Registry([.. brokers.Select(broker => broker.Source)])]);
}
