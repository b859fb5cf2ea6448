using BrokerExporter.Cli.Lag;
using Tests.Shared;

namespace BrokerExporter.Tests.Cli.Lag;

public sealed class LagRatesTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void The_first_reading_knows_no_rate() => Assert.Null(Rate(new LagRates(_time), 100, null));

    [Fact]
    public void The_rate_is_what_was_consumed_since_by_the_time_since()
    {
        var rates = new LagRates(_time);
        Rate(rates, 100, null);
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(2.5, Rate(rates, 110, null));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, Rate(rates, 110, null));
    }

    [Fact]
    public void A_counter_that_fell_has_no_rate()
    {
        var rates = new LagRates(_time);
        Rate(rates, 100, null);
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.Null(Rate(rates, 3, null));
    }

    [Fact]
    public void The_same_collection_read_twice_does_not_stand_still()
    {
        var rates = new LagRates(_time);
        Rate(rates, 100, 1);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(Rate(rates, 100, 1));
        _time.Advance(TimeSpan.FromSeconds(8));
        // Over all ten seconds: the collection between them was none.
        Assert.Equal(2, Rate(rates, 120, 2));
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(2, Rate(rates, 120, 2));
    }

    [Fact]
    public void A_group_that_is_new_has_no_rate_yet()
    {
        var rates = new LagRates(_time);
        rates.Apply(Rows.Reading());
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(Rate(rates, 5, null));
    }

    private static double? Rate(LagRates rates, double consumed, double? collections) =>
        rates.Apply(Rows.Reading(Rows.Of("g") with { Consumed = consumed }) with { Collections = collections }).Rows[0].Rate;
}
