using System.Text;
using Probes.Nats.Protocol.Wire;
using Probes.Transport;

namespace Probes.Tests.Nats.Wire;

public sealed class ServerInfoTests
{
    [Fact]
    public void A_server_of_2_9_says_what_it_wants()
    {
        var info = ServerInfo.Read("""
            {"server_id":"NA","server_name":"n1","version":"2.9.10","proto":1,"go":"go1.19.8","host":"0.0.0.0","port":4222,"headers":true,
            "max_payload":1048576,"client_id":5,"client_ip":"127.0.0.1","auth_required":true,"tls_required":true,"tls_verify":true,
            "nonce":"abc","cluster":"c1","connect_urls":["10.0.0.1:4222","[::1]:4222"],"ldm":true}
            """u8.ToArray());
        Assert.Equal(
            ("NA", "n1", "2.9.10", "c1", 1048576L, "abc"),
            (info.ServerId, info.ServerName, info.Version, info.Cluster, info.MaxPayload, info.Nonce));
        Assert.True(info is { Headers: true, AuthRequired: true, TlsRequired: true, TlsVerify: true, LameDuck: true, TlsAvailable: false });
        Assert.Equal(["10.0.0.1:4222", "[::1]:4222"], info.ConnectUrls);
    }

    [Fact]
    public void What_is_not_said_is_empty()
    {
        var info = ServerInfo.Read("{\"connect_urls\":null,\"nonce\":null}"u8.ToArray());
        Assert.Equal(("", "", false), (info.ServerId, info.Nonce, info.LameDuck));
        Assert.Empty(info.ConnectUrls);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("{")]
    [InlineData("{\"server_id\":1}")]
    [InlineData("{\"headers\":1}")]
    [InlineData("{\"max_payload\":\"1\"}")]
    [InlineData("{\"max_payload\":1e30}")]
    [InlineData("{\"connect_urls\":{}}")]
    [InlineData("{\"connect_urls\":[1]}")]
    [InlineData("{\"nonce\":\"\\ud800\"}")]
    public void What_no_server_says_is_refused(string json) =>
        Assert.Throws<ProtocolException>(() => ServerInfo.Read(Encoding.UTF8.GetBytes(json)));
}
