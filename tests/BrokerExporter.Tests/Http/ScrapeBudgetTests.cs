using BrokerExporter.Http;

namespace BrokerExporter.Tests.Http;

public sealed class ScrapeBudgetTests
{
    [Theory]
    [InlineData(null, 10.0)]
    [InlineData("", 10.0)]
    [InlineData("soon", 10.0)]
    [InlineData("NaN", 10.0)]
    [InlineData("Infinity", 10.0)]
    [InlineData("-Infinity", 10.0)]
    [InlineData("1e999", 10.0)]
    [InlineData("0", 10.0)]
    [InlineData("-5", 10.0)]
    [InlineData("5,5", 10.0)]
    [InlineData("5", 4.5)]
    [InlineData("5.250", 4.75)]
    [InlineData(" 5 ", 4.5)]
    [InlineData("10", 9.5)]
    [InlineData("10.5", 10.0)]
    [InlineData("60", 10.0)]
    [InlineData("1e3", 10.0)]
    [InlineData("1.5", 1.0)]
    [InlineData("1", 0.5)]
    [InlineData("0.5", 0.25)]
    [InlineData("0.1", 0.05)]
    public void The_header_can_only_shorten(string? header, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), ScrapeBudget.Of(header, TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(500)));
}
