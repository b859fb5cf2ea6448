using BrokerExporter.Http.StatusPages;
using BrokerExporter.Trends;

namespace BrokerExporter.Tests.Http.StatusPages;

public sealed class SparklineTests
{
    [Fact]
    public void It_goes_from_the_left_an_hour_ago_to_the_right_now() =>
        Assert.Equal("M0 14h0M119 0h0", Sparkline.PathOf([new(881, 50), new(1000, 100)], 100, 1000));

    [Fact]
    public void Collections_in_a_row_are_a_line() => Assert.Equal("M117 28h0L118 14L119 0", Sparkline.PathOf([new(998, 0), new(999, 5), new(1000, 10)], 10, 1000));

    [Fact]
    public void A_lag_of_nothing_is_a_line_at_the_bottom() => Assert.Equal("M118 28h0L119 28", Sparkline.PathOf([new(999, 0), new(1000, 0)], 0, 1000));

    [Fact]
    public void It_says_in_words_what_it_shows()
    {
        var html = new HtmlWriter();
        Sparkline.Write(html, [new(999, 5), new(1000, 2)], DateTimeOffset.UnixEpoch.AddSeconds(30000));
        Assert.Contains("aria-label=\"Lag of the last hour: from 5 to 2, at most 5\"", html.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_known_is_a_dash()
    {
        var html = new HtmlWriter();
        Sparkline.Write(html, [], DateTimeOffset.UnixEpoch);
        Assert.Equal("–", html.ToString());
    }
}
