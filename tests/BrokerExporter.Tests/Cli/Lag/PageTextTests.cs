using BrokerExporter.Cli.Lag;

namespace BrokerExporter.Tests.Cli.Lag;

public sealed class PageTextTests
{
    [Fact]
    public void Lines_that_are_wanted_are_read_and_others_passed_over()
    {
        const string Page = """
            # HELP a What it is.
            # TYPE a gauge
            a 1
            a{x="1",y="2"} 2.5
            a{} 3
            a{x="1",} 4 1700000000000
            b{x="1"} 5
            a +Inf
            a NaN

            """;
        var samples = Read(Page);
        Assert.Equal([1, 2.5, 3, 4, double.PositiveInfinity, double.NaN], samples.Select(sample => sample.Value));
        Assert.Equal(("1", "2", ""), (samples[1]["x"], samples[1]["y"], samples[1]["z"]));
    }

    [Fact]
    public void Escapes_of_label_values_are_undone() =>
        Assert.Equal("a\"b\\c\nd,e}f", Assert.Single(Read("a{x=\"a\\\"b\\\\c\\nd,e}f\"} 1"))["x"]);

    [Theory]
    [InlineData("a{x=\"1\" ")]
    [InlineData("a{x=\"1} 2")]
    [InlineData("a{x=1} 2")]
    [InlineData("a{x=\"1\\")]
    [InlineData("a two")]
    [InlineData("a ")]
    public void What_is_no_line_of_a_page_is_told(string line) => Assert.Throws<FormatException>(() => Read(line));

    private static PageSample[] Read(string page) => [.. PageText.Read(page.ReplaceLineEndings("\n"), name => name == "a")];
}
