using Probes.Contract;

namespace Probes.Tests.Contract;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("0s", 0)]
    [InlineData("500ms", 500)]
    [InlineData("10s", 10_000)]
    [InlineData("1m30s", 90_000)]
    [InlineData("90s", 90_000)]
    [InlineData("1m", 60_000)]
    [InlineData("1m5ms", 60_005)]
    [InlineData("1h", 3_600_000)]
    [InlineData("2d", 172_800_000)]
    [InlineData("1d2h3m4s5ms", 93_784_005)]
    [InlineData("10675199d", 922_337_193_600_000)]
    public void What_Prometheus_writes_is_read(string text, long milliseconds)
    {
        Assert.True(DurationText.TryParse(text, out var duration));
        Assert.Equal(milliseconds, duration.Ticks / TimeSpan.TicksPerMillisecond);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("10")]
    [InlineData("10x")]
    [InlineData("s")]
    [InlineData("-10s")]
    [InlineData("+10s")]
    [InlineData("1.5s")]
    [InlineData("10 s")]
    [InlineData(" 10s")]
    [InlineData("10s ")]
    [InlineData("1s1m")]
    [InlineData("1s1s")]
    [InlineData("1sms")]
    [InlineData("1m30")]
    [InlineData("10S")]
    [InlineData("99999999999s")]
    [InlineData("2147483647d")]
    [InlineData("10675200d")]
    public void What_is_none_is_refused(string text) => Assert.False(DurationText.TryParse(text, out _));

    [Fact]
    public void What_is_written_reads_back()
    {
        var random = new Random(5);
        for (var i = 0; i < 10_000; i++)
        {
            var milliseconds = random.NextInt64(1L << random.Next(1, 50));
            var duration = TimeSpan.FromTicks(milliseconds * TimeSpan.TicksPerMillisecond);
            Assert.True(DurationText.TryParse(DurationText.Format(duration), out var again));
            Assert.Equal(duration, again);
        }
    }

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(60_000, "1m")]
    [InlineData(90_500, "1m30s500ms")]
    [InlineData(86_400_000, "1d")]
    public void What_is_written_is_short(long milliseconds, string text) =>
        Assert.Equal(text, DurationText.Format(TimeSpan.FromMilliseconds(milliseconds)));
}
