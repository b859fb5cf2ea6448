using Probes.RocketMq.Model;
using Probes.RocketMq.Model.NameServers;

namespace Probes.Tests.RocketMq.Model;

public sealed class DissentTests
{
    [Theory]
    [InlineData("a", "")]
    [InlineData("a a a", "")]
    [InlineData("a a b", "3")]
    [InlineData("b a a", "1")]
    // Nobody can say which of two is right.
    [InlineData("a b", "1 2")]
    [InlineData("a b c", "1 2 3")]
    [InlineData("a a b b", "1 2 3 4")]
    [InlineData("a a b c", "3 4")]
    public void Those_are_off_who_do_not_say_what_most_say(string said, string off) => Assert.Equal(off, string.Join(' ', Dissent.Among(Of(said))));

    [Theory]
    [InlineData("a b", "b", "1")]
    [InlineData("a a b", "b", "1 2")]
    [InlineData("a b", "c", "1 2")]
    // All say the same: that is no difference between them, right or wrong.
    [InlineData("a a", "b", "")]
    [InlineData("a", "b", "")]
    public void Where_it_is_known_what_is_right_the_number_does_not_count(string said, string right, string off) =>
        Assert.Equal(off, string.Join(' ', Dissent.Among(Of(said), right)));

    [Fact]
    public void Who_says_nothing_is_not_off() => Assert.Empty(Dissent.Among<string>([]));

    private static List<(string, string)> Of(string said) => [.. said.Split(' ').Select((value, index) => ($"{index + 1}", value))];
}
