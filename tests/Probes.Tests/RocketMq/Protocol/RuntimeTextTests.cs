using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Protocol;

/// <summary>Values that brokers print for people.</summary>
public sealed class RuntimeTextTests
{
    [Theory]
    [InlineData("0 B", 0L)]
    [InlineData("1023 B", 1023L)]
    [InlineData("1.0 KiB", 1024L)]
    [InlineData("10.4 KiB", 10650L)]
    [InlineData("10,4 KiB", 10650L)]
    [InlineData("8.9 KiB", 9114L)]
    [InlineData("2.5 MiB", 2621440L)]
    [InlineData("252.0 GiB", 270582939648L)]
    [InlineData("1.5 TiB", 1649267441664L)]
    [InlineData("1.0 PiB", 1125899906842624L)]
    [InlineData("1.0 EiB", 1152921504606846976L)]
    [InlineData("1.0 kB", 1000L)]
    [InlineData("2.0 MB", 2000000L)]
    [InlineData("-5 B", -5L)]
    [InlineData(" 3  KiB ", 3072L)]
    [InlineData("", null)]
    [InlineData("10.4", null)]
    [InlineData("KiB", null)]
    [InlineData("x KiB", null)]
    [InlineData("1 XiB", null)]
    [InlineData("1 Ki", null)]
    [InlineData("1 KxB", null)]
    [InlineData("1 iB", null)]
    [InlineData("NaN B", null)]
    [InlineData("1.2.3 KiB", null)]
    [InlineData("1,024.5 KiB", null)]
    [InlineData("99999999999 EiB", null)]
    [InlineData("1111111111111111111111111111111111111111111 B", null)]
    [InlineData(null, null)]
    public void Sizes_count_by_1024(string? text, long? bytes) => Assert.Equal(bytes, ByteSizeText.Read(text));

    [Theory]
    [InlineData("Total : 252.0 GiB, Free : 73.5 GiB.", 270582939648L, 78920024064L)]
    [InlineData("Total : 252,0 GiB, Free : 73,5 GiB.", 270582939648L, 78920024064L)]
    [InlineData("Total : 0 B, Free : 0 B.", 0L, 0L)]
    [InlineData("Total : 1.0 TiB, Free : 512.0 MiB", 1099511627776L, 536870912L)]
    public void A_capacity_has_two_sizes(string text, long total, long free) =>
        Assert.Equal(new DiskCapacityText(total, free), DiskCapacityText.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("Total : 252.0 GiB")]
    [InlineData("Free : 73.5 GiB.")]
    [InlineData("Free : 73.5 GiB, Total : 252.0 GiB.")]
    [InlineData("Total : x, Free : 73.5 GiB.")]
    [InlineData("Total : 1 B, Free : .")]
    public void A_capacity_that_lacks_one_is_nothing(string text) => Assert.Null(DiskCapacityText.Read(text));

    [Fact]
    public void A_distribution_has_buckets_with_upper_bounds_in_seconds()
    {
        var buckets = PutLatencyDistribution.Read("[<=0ms]:3859 [0~10ms]:172 [500ms~1s]:3 [1~2s]:2 [5~10s]:1 [10s~]:7 ");
        Assert.Equal([(0, 3859), (0.01, 172), (1, 3), (2, 2), (10, 1), (double.PositiveInfinity, 7)],
            buckets!.Select(bucket => (bucket.UpperBoundSeconds, bucket.Count)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("[<=0ms]")]
    [InlineData("[<=0ms]:")]
    [InlineData("[<=0ms]:-1")]
    [InlineData("[<=0ms]:x")]
    [InlineData("[0ms]:1")]
    [InlineData("[0~10m]:1")]
    [InlineData("[0~ms]:1")]
    [InlineData("<=0ms]:1")]
    [InlineData("[<=0ms]:1 [0~10ms:2")]
    public void A_distribution_with_an_unreadable_bucket_is_nothing(string text) => Assert.Null(PutLatencyDistribution.Read(text));

    [Theory]
    [InlineData("scheduleMessageOffset_3", "208,213", 3, 208L, 213L)]
    [InlineData("scheduleMessageOffset_18", "0,0", 18, 0L, 0L)]
    [InlineData("scheduleMessageOffset_1", "-1,5", 1, -1L, 5L)]
    public void A_schedule_level_is_two_offsets(string key, string value, int level, long delivered, long max) =>
        Assert.Equal(new ScheduleLevel(level, delivered, max), ScheduleLevel.Read(key, value));

    [Theory]
    [InlineData("scheduleMessageOffset_", "1,2")]
    [InlineData("scheduleMessageOffset_x", "1,2")]
    [InlineData("scheduleMessageOffset_1", "12")]
    [InlineData("scheduleMessageOffset_1", "1,")]
    [InlineData("scheduleMessageOffset_1", "1,2,3")]
    [InlineData("scheduleMessage", "1,2")]
    public void Anything_else_is_no_schedule_level(string key, string value) => Assert.Null(ScheduleLevel.Read(key, value));

    [Theory]
    [InlineData("71.5 68.4 ", 71.5, 68.4, null)]
    [InlineData("1.5 2.5 3.5", 1.5, 2.5, 3.5)]
    [InlineData("0.0 0.0 0.0", 0.0, 0.0, 0.0)]
    [InlineData(" 2.5 ", null, 2.5, null)]
    [InlineData("1.0", 1.0, null, null)]
    [InlineData("x 2.0 NaN", null, 2.0, null)]
    public void Rates_go_by_position(string text, double? seconds10, double? minute, double? minutes10) =>
        Assert.Equal(new RateWindows(seconds10, minute, minutes10), RateWindows.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("null")]
    public void Rates_without_a_number_are_nothing(string text) => Assert.Null(RateWindows.Read(text));
}
