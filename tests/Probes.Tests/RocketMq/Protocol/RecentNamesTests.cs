using System.Text;
using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Protocol;

public sealed class RecentNamesTests
{
    [Fact]
    public void A_name_that_came_before_is_the_same_string() =>
        Assert.Same(RecentNames.Of("orders-created"u8), RecentNames.Of("orders-created"u8));

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("käse")]
    [InlineData("主题")]
    public void Every_text_is_told_as_it_is(string text)
    {
        Assert.Equal(text, RecentNames.Of(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(text, RecentNames.Of(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void Bytes_that_are_no_utf8_read_as_everywhere_else()
    {
        byte[] bytes = [(byte)'a', 0xff, (byte)'b'];
        Assert.Equal(Encoding.UTF8.GetString(bytes), RecentNames.Of(bytes));
        Assert.Equal(Encoding.UTF8.GetString(bytes), RecentNames.Of(bytes));
    }

    [Fact]
    public void A_long_text_is_not_kept()
    {
        var bytes = Encoding.UTF8.GetBytes(new string('x', 1000));
        Assert.NotSame(RecentNames.Of(bytes), RecentNames.Of(bytes));
    }

    [Fact]
    public void More_names_than_there_are_places_are_all_told_right()
    {
        Parallel.For(0, 200_000, number => Assert.Equal($"topic-{number % 150_000}", RecentNames.Of(Encoding.UTF8.GetBytes($"topic-{number % 150_000}"))));
    }
}
