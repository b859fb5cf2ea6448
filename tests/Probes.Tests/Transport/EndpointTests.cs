using Probes.Transport;

namespace Probes.Tests.Transport;

public sealed class EndpointTests
{
    [Theory]
    [InlineData("10.0.0.1:9876", 0, "10.0.0.1", 9876)]
    [InlineData("  name:1 ", 0, "name", 1)]
    [InlineData("name", 9876, "name", 9876)]
    [InlineData("name:65535", 9876, "name", 65535)]
    [InlineData("rocketmq-ns.prod.svc.cluster.local:9876", 0, "rocketmq-ns.prod.svc.cluster.local", 9876)]
    [InlineData("[::1]:9876", 0, "::1", 9876)]
    [InlineData("[::1]", 9876, "::1", 9876)]
    [InlineData("[fe80::1%1]:9876", 0, "fe80::1%1", 9876)]
    public void What_is_an_address_is_read(string text, int defaultPort, string host, int port)
    {
        Assert.True(Endpoint.TryParse(text, defaultPort, out var endpoint));
        Assert.Equal(new Endpoint(host, port), endpoint);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(":9876")]
    [InlineData("name:")]
    [InlineData("name:0")]
    [InlineData("name:65536")]
    [InlineData("name:99999999999999")]
    [InlineData("name:-1")]
    [InlineData("name:+1")]
    [InlineData("name: 1")]
    [InlineData("name:1x")]
    [InlineData("::1")]
    [InlineData("fe80::1:9876")]
    [InlineData("[::1")]
    [InlineData("[::1]9876")]
    [InlineData("[::1]:")]
    [InlineData("[name]:9876")]
    [InlineData("[]:9876")]
    [InlineData("http://name:9876")]
    [InlineData("name:9876/path")]
    [InlineData("user@name:9876")]
    [InlineData("a:9876;b:9876")]
    [InlineData("a,b:9876")]
    [InlineData("a b:9876")]
    public void What_is_none_is_refused(string text) => Assert.False(Endpoint.TryParse(text, 9876, out _));

    [Fact]
    public void Without_a_default_a_port_is_required() => Assert.False(Endpoint.TryParse("name", 0, out _));

    [Theory]
    [InlineData("name:9876")]
    [InlineData("10.0.0.1:9876")]
    [InlineData("[2001:db8::1]:9876")]
    public void Its_text_reads_back(string text)
    {
        Assert.True(Endpoint.TryParse(text, 0, out var endpoint));
        Assert.Equal(text, endpoint.ToString());
    }
}
