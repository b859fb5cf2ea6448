using BrokerExporter.Http.StatusPages;

namespace BrokerExporter.Tests.Http.StatusPages;

public sealed class HumanTextTests
{
    [Theory]
    [InlineData(null, "–")]
    [InlineData(0.0, "0 s")]
    [InlineData(0.00001, "< 1 ms")]
    [InlineData(0.85, "850 ms")]
    [InlineData(4.9, "4 s")]
    [InlineData(60.0, "1 min")]
    [InlineData(200.0, "3 min 20 s")]
    [InlineData(7200.0, "2 h")]
    [InlineData(86400.0 * 5 + 3600.0 * 3, "5 d 3 h")]
    [InlineData(-4.0, "0 s")]
    [InlineData(1e30, "> 100 years")]
    public void A_time_has_two_units_at_most(double? seconds, string expected) => Assert.Equal(expected, HumanText.Seconds(seconds));

    [Theory]
    [InlineData(null, "–")]
    [InlineData(0.0, "–")]
    [InlineData(double.PositiveInfinity, "not shrinking")]
    [InlineData(90.0, "1 min 30 s")]
    public void Nothing_to_drain_is_no_time(double? seconds, string expected) => Assert.Equal(expected, HumanText.Drain(seconds));

    [Theory]
    [InlineData(null, "–")]
    [InlineData(0.0, "0")]
    [InlineData(0.001, "< 0.01/s")]
    [InlineData(0.25, "0.25/s")]
    [InlineData(1234.5, "1,235/s")]
    public void A_rate_is_per_second(double? rate, string expected) => Assert.Equal(expected, HumanText.Rate(rate));

    [Theory]
    [InlineData(1234567.0, "1,234,567")]
    [InlineData(0.5, "0.5")]
    public void A_count_has_groups_of_three(double value, string expected) => Assert.Equal(expected, HumanText.Count(value));

    [Theory]
    [InlineData(512.0, "512 B")]
    [InlineData(1536.0, "1.5 KiB")]
    [InlineData(40000000.0, "38 MiB")]
    [InlineData(5e15, "4547 TiB")]
    public void A_size_has_a_unit(double bytes, string expected) => Assert.Equal(expected, HumanText.Bytes(bytes));
}
