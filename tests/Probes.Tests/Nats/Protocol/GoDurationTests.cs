using Probes.Nats.Protocol;

namespace Probes.Tests.Nats.Protocol;

public sealed class GoDurationTests
{
    [Theory]
    [InlineData("172µs", 0.000172)]
    [InlineData("172μs", 0.000172)]
    [InlineData("172us", 0.000172)]
    [InlineData("1.55ms", 0.00155)]
    [InlineData("149.248179ms", 0.149248179)]
    [InlineData("1.5s", 1.5)]
    [InlineData("2m3.5s", 123.5)]
    [InlineData("1h0m0.5s", 3600.5)]
    [InlineData("90ns", 9e-8)]
    [InlineData("0s", 0)]
    [InlineData("0", 0)]
    public void A_duration_of_Go_is_read_as_seconds(string text, double seconds) => Assert.Equal(seconds, GoDuration.Seconds(text)!.Value, 12);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("12")]
    [InlineData("1x")]
    [InlineData("-1s")]
    [InlineData("1.2.3s")]
    [InlineData("1s ")]
    public void Anything_else_is_none(string? text) => Assert.Null(GoDuration.Seconds(text));
}
