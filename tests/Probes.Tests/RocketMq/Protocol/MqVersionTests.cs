using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Protocol;

public sealed class MqVersionTests
{
    [Theory]
    [InlineData(212, "4.0.0-SNAPSHOT")]
    [InlineData(213, "4.0.0")]
    [InlineData(232, "4.1.0-SNAPSHOT")]
    [InlineData(355, "4.7.1")]
    [InlineData(401, "4.9.4")]
    [InlineData(409, "4.9.8")]
    [InlineData(411, "4.9.9")]
    [InlineData(412, "5.0.0-SNAPSHOT")]
    [InlineData(413, "5.0.0")]
    [InlineData(433, "5.1.0")]
    [InlineData(473, "5.3.0")]
    [InlineData(478, "5.3.3-SNAPSHOT")]
    [InlineData(479, "5.3.3")]
    [InlineData(611, "5.9.9")]
    [InlineData(211, "unknown (211)")]
    [InlineData(0, "unknown (0)")]
    [InlineData(-1, "unknown (-1)")]
    [InlineData(int.MaxValue, "unknown (2147483647)")]
    public void An_ordinal_has_the_name_of_the_release(int ordinal, string name) => Assert.Equal(name, new MqVersion(ordinal).ToString());

    [Theory]
    [InlineData(411, false)]
    [InlineData(412, true)]
    [InlineData(413, true)]
    [InlineData(479, true)]
    [InlineData(0, false)]
    public void RocketMQ_5_begins_with_its_first_snapshot(int ordinal, bool expected) => Assert.Equal(expected, new MqVersion(ordinal).Is5);

    [Fact]
    public void Versions_are_ordered()
    {
        Assert.True(MqVersion.V4_9_4 < MqVersion.V5_0_0);
        Assert.True(MqVersion.V5_0_0 > MqVersion.V4_9_4);
        Assert.True(new MqVersion(401) <= MqVersion.V4_9_4);
        Assert.True(new MqVersion(401) >= MqVersion.V4_9_4);
        Assert.Equal("4.9.4", MqVersion.V4_9_4.ToString());
        Assert.Equal("5.0.0", MqVersion.V5_0_0.ToString());
        Assert.Equal([new MqVersion(1), new MqVersion(2)], new[] { new MqVersion(2), new MqVersion(1) }.Order());
    }

    [Theory]
    [InlineData("rocketmq-4.7.1", "4.7.1")]
    [InlineData("rocketmq-4.9.8", "4.9.8")]
    [InlineData("rocketmq-5.3.3", "5.3.3")]
    [InlineData("rocketmq-5.3.3-binary-server", "5.3.3")]
    public void A_server_names_its_own_release(string set, string version)
    {
        foreach (var frame in CaptureSet.Load(set).Frames.Where(frame => frame.Response is not null))
            Assert.Equal(version, RemotingCodec.Read(frame.Response).Header.Version.ToString());
    }
}
