using BrokerExporter.Configuration;

namespace BrokerExporter.Tests.Configuration;

public sealed class ListenAddressTests
{
    [Theory]
    [InlineData(":9898", ":9898")]
    [InlineData(":0", ":0")]
    [InlineData("127.0.0.1:9898", "127.0.0.1:9898")]
    [InlineData("0.0.0.0:1", "0.0.0.0:1")]
    [InlineData("[::1]:9898", "[::1]:9898")]
    [InlineData("localhost:65535", "127.0.0.1:65535")]
    public void What_is_an_address_is_read(string text, string expected)
    {
        Assert.True(ListenAddress.TryParse(text, out var address));
        Assert.Equal(expected, address.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(":")]
    [InlineData("9898")]
    [InlineData(":65536")]
    [InlineData(":-1")]
    [InlineData("::1:9898")]
    [InlineData("[::1]")]
    [InlineData("broker:9898")]
    [InlineData("127.0.0.1:http")]
    [InlineData("http://127.0.0.1:9898")]
    public void What_is_none_is_refused(string text) => Assert.False(ListenAddress.TryParse(text, out _));
}
