using System.Text;
using Probes.RocketMq.Protocol;

namespace Probes.Tests.RocketMq.Protocol;

/// <summary>The rules of java.util.Properties.load, one by one.</summary>
public sealed class JavaPropertiesTests
{
    [Theory]
    [InlineData("a=1", "a", "1")]
    [InlineData("a:1", "a", "1")]
    [InlineData("a 1", "a", "1")]
    [InlineData("a\t1", "a", "1")]
    [InlineData("a\f=\f1", "a", "1")]
    [InlineData("  a  =  1  ", "a", "1  ")]
    [InlineData("a = = 1", "a", "= 1")]
    [InlineData("a : = 1", "a", "= 1")]
    [InlineData("a=b=c:d", "a", "b=c:d")]
    [InlineData("a", "a", "")]
    [InlineData("a=", "a", "")]
    [InlineData("=1", "", "1")]
    [InlineData("a\\=b=1", "a=b", "1")]
    [InlineData("a\\:b=1", "a:b", "1")]
    [InlineData("a\\ b=1", "a b", "1")]
    [InlineData("a=1 # no comment", "a", "1 # no comment")]
    [InlineData("a=\\t\\n\\r\\f\\\\", "a", "\t\n\r\f\\")]
    [InlineData("a=\\q\\\"", "a", "q\"")]
    [InlineData("a=\\u4e2d\\u6587", "a", "中文")]
    [InlineData("a=中文", "a", "中文")]
    [InlineData("a=\\uD83D\\uDE80", "a", "🚀")]
    [InlineData("a=C:\\users", "a", "C:users")]
    [InlineData("a=\\u12", "a", "u12")]
    [InlineData("a=1\\\n   2", "a", "12")]
    [InlineData("a=1\\\r\n\t2", "a", "12")]
    [InlineData("a=1\\\r2", "a", "12")]
    [InlineData("a=1\\\n#2", "a", "1#2")]
    [InlineData("a=1\\", "a", "1")]
    [InlineData("a\\\n=1", "a", "1")]
    [InlineData("a=1\\\\", "a", "1\\")]
    [InlineData("a=1\na=2", "a", "2")]
    public void A_line_is_a_pair(string text, string key, string value)
    {
        var (actualKey, actualValue) = Assert.Single(JavaProperties.Read(Encoding.UTF8.GetBytes(text)));
        Assert.Equal((key, value), (actualKey, actualValue));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\r\n\r")]
    [InlineData("# a=1")]
    [InlineData("  ! a=1\\")]
    [InlineData(" \t\f")]
    [InlineData("\\")]
    public void Comments_and_blank_lines_are_nothing(string text) => Assert.Empty(JavaProperties.Read(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("a=1\nb=2")]
    [InlineData("a=1\rb=2\r")]
    [InlineData("a=1\r\nb=2\r\n")]
    [InlineData("#\\\na=1\n\n!x\nb=2")]
    [InlineData("a=1\\\n\nb=2")]
    [InlineData("a=1\\\r\n\r\nb=2")]
    public void Lines_end_in_every_way(string text)
    {
        var properties = JavaProperties.Read(Encoding.UTF8.GetBytes(text));
        Assert.Equal(["a=1", "b=2"], properties.Select(pair => $"{pair.Key}={pair.Value}").Order());
    }

    [Fact]
    public void A_brokers_settings_are_read()
    {
        var settings = GetBrokerConfig.Read(RemotingCodec.Read(CaptureSet.Load("rocketmq-5.3.3")["broker-a.GET_BROKER_CONFIG"].Response).Body);
        Assert.Equal("broker-a", settings["brokerName"]);
        Assert.Equal("ASYNC_MASTER", settings["brokerRole"]);
        Assert.Equal("configBlackList;brokerConfigPath", settings["configBlackList"]);
        Assert.Equal("", settings["controllerAddr"]);
    }

    [Fact]
    public void A_name_servers_settings_are_read()
    {
        var settings = GetNamesrvConfig.Read(RemotingCodec.Read(CaptureSet.Load("rocketmq-5.3.3")["ns.GET_NAMESRV_CONFIG"].Response).Body);
        Assert.Equal("9976", settings["listenPort"]);
        Assert.Equal("5000", settings["scanNotActiveBrokerInterval"]);
    }
}
