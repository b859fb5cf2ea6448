using Probes.Nats.Protocol.Documents;

namespace Probes.Tests.Nats.Protocol;

public sealed class GoDurationTests
{
    [Theory]
    [InlineData("172µs", 0.000172)]
    [InlineData("172\u03bcs", 0.000172)]
    [InlineData("1.55ms", 0.00155)]
    [InlineData("2m3.5s", 123.5)]
    [InlineData("1h0m0.25s", 3600.25)]
    [InlineData("12ns", 0.000000012)]
    [InlineData("0s", 0)]
    public void What_Go_prints_is_read(string text, double seconds) => Assert.Equal(seconds, GoDuration.Seconds(text)!.Value, 12);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("s")]
    [InlineData("1d2h")]
    [InlineData("1.2.3s")]
    [InlineData("-1s")]
    public void Anything_else_is_no_duration(string? text) => Assert.Null(GoDuration.Seconds(text));
}
