using Probes.Contract;

namespace Probes.Tests.Contract;

public sealed class NamePatternTests
{
    [Theory]
    [InlineData("orders", "orders", true)]
    [InlineData("orders", "orders_eu", false)]
    [InlineData("orders", "my_orders", false)]
    [InlineData("orders", "orders\n", false)]
    [InlineData("orders", "Orders", false)]
    [InlineData("orders_.*|payments", "orders_eu", true)]
    [InlineData("orders_.*|payments", "payments", true)]
    [InlineData("orders_.*|payments", "payments2", false)]
    [InlineData("a|b", "xb", false)]
    [InlineData("", "", true)]
    [InlineData("", "x", false)]
    [InlineData("%RETRY%.*", "%RETRY%CG", true)]
    [InlineData("^orders$", "orders", true)]
    [InlineData("(?i)orders", "ORDERS", true)]
    [InlineData("(?m)^a$", "a\nb", false)]
    public void A_pattern_must_match_the_whole_name(string text, string name, bool matches)
    {
        Assert.True(NamePattern.TryParse(text, out var pattern));
        Assert.Equal(matches, pattern!.Matches(name));
    }

    [Theory]
    [InlineData("(")]
    [InlineData("*")]
    [InlineData("[a")]
    [InlineData("a)|(?:b")]
    [InlineData("(?=a)a")]
    [InlineData("(a)\\1")]
    public void What_is_no_pattern_or_could_take_for_ever_is_refused(string text)
    {
        Assert.False(NamePattern.TryParse(text, out var pattern));
        Assert.Null(pattern);
    }

    [Fact]
    public void Two_of_the_same_text_are_equal()
    {
        Assert.True(NamePattern.TryParse("a.*", out var one));
        Assert.True(NamePattern.TryParse("a.*", out var two));
        Assert.True(NamePattern.TryParse("a.+", out var other));
        Assert.Equal(one, two);
        Assert.Equal(one!.GetHashCode(), two!.GetHashCode());
        Assert.NotEqual(one, other);
    }
}
