using System.Globalization;
using Probes.Metrics;
using Probes.RocketMq;
using Probes.RocketMq.Collectors.Brokers;
using Probes.RocketMq.Metrics;
using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Collectors;

public sealed class ScheduleSamplesTests
{
    private readonly Broker _broker = BrokerOf(0);
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // Each collection is 15 s after the last.
    [Fact]
    public void A_message_that_is_not_delivered_after_its_delay_is_late_by_the_rest()
    {
        _broker.Settings = new BrokerSettings(DelayLevels.Read("1s 5s 10s 30s"), false);
        Assert.Equal(0, Collect("7,7")["4"]);
        Assert.Equal(0, Collect("7,9")["4"]);
        _now += TimeSpan.FromSeconds(15);
        Assert.Equal(0, Collect("7,9")["4"]);
        _now += TimeSpan.FromSeconds(30);
        Assert.Equal(45, Collect("7,12")["4"]);
        // The first two are out; those that came later are in time.
        Assert.Equal(0, Collect("9,12")["4"]);
    }

    [Fact]
    public void A_backlog_that_was_there_before_is_late_for_certain_when_its_delay_has_passed_before_our_eyes()
    {
        _broker.Settings = new BrokerSettings(DelayLevels.Read("1s 5s 10s 30s"), false);
        Assert.Empty(Collect("7,9"));
        _now += TimeSpan.FromSeconds(10);
        Assert.Empty(Collect("8,10"));
        _now += TimeSpan.FromSeconds(20);
        Assert.Equal(30, Collect("8,10")["4"]);
        Assert.Equal(0, Collect("10,10")["4"]);
    }

    [Fact]
    public void Without_the_delays_of_its_levels_nothing_is_said_of_a_broker()
    {
        Assert.Empty(Collect("7,7"));
        _broker.Settings = new BrokerSettings(null, false);
        Assert.Empty(Collect("7,7"));
        _broker.Settings = new BrokerSettings(DelayLevels.Read("1s"), false);
        Assert.Empty(Collect("7,7"));
    }

    [Theory]
    [InlineData(0, null, true)]
    [InlineData(1, null, false)]
    [InlineData(1, "false", false)]
    [InlineData(1, "true", true)]
    [InlineData(0, "false", false)]
    public void Only_who_delivers_can_be_late(long id, string? active, bool expected)
    {
        var broker = BrokerOf(id);
        broker.Settings = new BrokerSettings(DelayLevels.Read("1s 5s 10s 30s"), false);
        var table = new Dictionary<string, string> { ["scheduleMessageOffset_4"] = "7,7" };
        if (active is not null)
            table["brokerActive"] = active;
        Assert.Equal(expected, Collect(broker, table).Count > 0);
    }

    private Dictionary<string, double> Collect(string level) => Collect(_broker, new Dictionary<string, string> { ["scheduleMessageOffset_4"] = level });

    private Dictionary<string, double> Collect(Broker broker, Dictionary<string, string> table)
    {
        _now += TimeSpan.FromSeconds(15);
        var sink = new SampleSink(new SeriesCache());
        ScheduleSamples.Add(sink, broker, new RuntimeInfo(table), _now);
        var samples = sink.Freeze().SelectMany(family => family.Samples).ToList();
        Assert.All(samples, sample => Assert.Equal(SideMetrics.ScheduledOverdue, sample.Series.Metric));
        Assert.All(samples, sample => Assert.Equal(["C", "a", broker.Member.Id.ToString(CultureInfo.InvariantCulture)], sample.Series.LabelValues.Take(3)));
        return samples.ToDictionary(sample => sample.Series.LabelValues[3], sample => sample.Value);
    }

    private static Broker BrokerOf(long id) =>
        new(new BrokerMember("C", "a", id, "a:10911"), null, null, new RocketMqOptions(), TimeProvider.System);
}
