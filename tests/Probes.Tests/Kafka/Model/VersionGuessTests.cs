using Probes.Kafka.Model;

namespace Probes.Tests.Kafka.Model;

public sealed class VersionGuessTests
{
    [Theory]
    [InlineData("", "3:4")]
    [InlineData("1.0", "3:5 37:0")]
    [InlineData("2.0", "3:6 42:0")]
    [InlineData("2.4", "3:9 47:0 9:6")]
    [InlineData("2.8", "3:11 60:0 2:6")]
    [InlineData("3.0", "3:11 60:0 2:7")]
    [InlineData("3.3", "3:12 35:4 1:13")]
    [InlineData("3.7", "3:12 35:4 1:16 0:10")]
    [InlineData("4.0", "3:13 0:12 10:6")]
    public void The_newest_request_tells_the_release(string release, string told) => Assert.Equal(release, VersionGuess.Of(told.Split(' ')
        .Select(range => range.Split(':')).ToDictionary(range => short.Parse(range[0]), range => short.Parse(range[1]))));

    [Fact]
    public void A_cluster_can_what_its_oldest_broker_can()
    {
        Assert.Equal("2.8", VersionGuess.Lowest(["3.7", "2.8", "4.0"]));
        Assert.Equal("4.0", VersionGuess.Lowest(["4.0", "4.0"]));
        Assert.Equal("", VersionGuess.Lowest(["4.0", ""]));
        Assert.Equal("", VersionGuess.Lowest([]));
    }
}
