using BrokerExporter.Cli.Lag;

namespace BrokerExporter.Tests.Cli.Lag;

public sealed class HumanTextTests
{
    [Theory]
    [InlineData(null, "-")]
    [InlineData(double.NaN, "-")]
    [InlineData(1e300, "-")]
    [InlineData(0d, "0s")]
    [InlineData(0.44, "0.4s")]
    [InlineData(9.99, "9.9s")]
    [InlineData(59.9, "59s")]
    [InlineData(60d, "1m00s")]
    [InlineData(3599.9, "59m59s")]
    [InlineData(7800d, "2h10m")]
    [InlineData(446400d, "5d04h")]
    public void Durations_have_their_two_largest_units(double? seconds, string expected) => Assert.Equal(expected, HumanText.Duration(seconds));

    [Theory]
    [InlineData(null, "-")]
    [InlineData(0d, "0/s")]
    [InlineData(0.34, "0.3/s")]
    [InlineData(1234.4, "1,234/s")]
    public void Rates_are_by_the_second(double? rate, string expected) => Assert.Equal(expected, HumanText.Rate(rate));

    [Theory]
    [InlineData(null, "-")]
    [InlineData(0d, "0")]
    [InlineData(1234567d, "1,234,567")]
    public void Counts_are_exact(double? count, string expected) => Assert.Equal(expected, HumanText.Count(count));
}
