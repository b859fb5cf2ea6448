using Probes.RocketMq.Model;
using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Model;

public sealed class DelayLevelsTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 30)]
    [InlineData(5, 60)]
    [InlineData(18, 7200)]
    public void RocketMQs_own_levels_are_read(int level, int seconds) => Assert.Equal(
        TimeSpan.FromSeconds(seconds),
        DelayLevels.Read("1s 5s 10s 30s 1m 2m 3m 4m 5m 6m 7m 8m 9m 10m 20m 30m 1h 2h")!.Of(level));

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(-1)]
    public void A_level_that_there_is_not_has_no_delay(int level) => Assert.Null(DelayLevels.Read("1s  1d")!.Of(level));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("1s 5x")]
    [InlineData("1s s")]
    [InlineData("1s -5s")]
    [InlineData("99999999d")]
    public void What_cannot_be_read_gives_no_levels_at_all(string? text) => Assert.Null(DelayLevels.Read(text));

    [Theory]
    [InlineData("rocketmq-4.7.1", false)]
    [InlineData("rocketmq-4.9.8", false)]
    [InlineData("rocketmq-5.3.3", false)]
    public void A_recorded_configuration_tells_its_levels(string set, bool popKeepsPulls)
    {
        var frame = CaptureSet.Load(set)["broker-a.GET_BROKER_CONFIG"];
        var settings = BrokerSettings.Read(GetBrokerConfig.Read(RemotingCodec.Read(frame.Response).Body));
        // The recorded brokers had levels of their own.
        Assert.Equal(TimeSpan.FromSeconds(2), settings.DelayLevels!.Of(2));
        Assert.Equal(TimeSpan.FromMinutes(60), settings.DelayLevels.Of(18));
        Assert.Equal(popKeepsPulls, settings.PopKeepsPulls);
    }

    [Fact]
    public void An_empty_configuration_tells_nothing() =>
        Assert.Equal(new BrokerSettings(null, false), BrokerSettings.Read(new Dictionary<string, string>()));
}
