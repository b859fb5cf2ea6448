using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Simulator.RocketMq;
using Simulator.RocketMq.Protocol;
using Simulator.RocketMq.Security;
using Simulator.Tests.Support;
using Tests.Shared;

namespace Simulator.Tests.RocketMq;

public sealed class TlsTests
{
    [Theory]
    [InlineData(TlsMode.Disabled, true, false)]
    [InlineData(TlsMode.Permissive, true, true)]
    [InlineData(TlsMode.Enforcing, false, true)]
    internal async Task The_mode_decides_by_the_first_byte(TlsMode mode, bool plain, bool secured)
    {
        await using var cluster = await RocketMqCluster.StartAsync(new() { Tls = new TlsPlay(mode) }, new ManualTime());
        foreach (var server in new ISimulatedServer[] { cluster.NameServers[0], cluster.Broker("broker-a") })
        {
            Assert.Equal(plain, await AnswersAsync(server, null));
            Assert.Equal(secured, await AnswersAsync(server, new SslClientAuthenticationOptions()));
        }
    }

    [Fact]
    public async Task A_refused_connection_ends_without_a_word()
    {
        await using var cluster = await RocketMqCluster.StartAsync(new() { Tls = new TlsPlay(TlsMode.Enforcing) }, new ManualTime());
        using var client = await TestClient.ConnectAsync(cluster.NameServers[0].EndPoint);
        await client.SendAsync(TestClient.Request(RequestCode.GetBrokerClusterInfo, 1));
        Assert.Equal(0, await client.Stream.ReadAsync(new byte[1]));
    }

    [Fact]
    public async Task The_certificate_given_is_the_one_shown()
    {
        using var authority = new Authority("CA");
        var play = new TlsPlay(TlsMode.Permissive) { Certificate = authority.Issue("broker.local").Load() };
        await using var cluster = await RocketMqCluster.StartAsync(new() { Tls = play }, new ManualTime());
        string? subject = null;
        await AnswersAsync(cluster.Broker("broker-a"), new() { RemoteCertificateValidationCallback = (_, shown, _, _) => (subject = shown?.Subject) is not null });
        Assert.Equal("CN=broker.local", subject);
    }

    [Fact]
    public async Task A_client_must_show_a_certificate_that_is_vouched_for_where_that_is_wanted()
    {
        using var authority = new Authority("CA");
        using var other = new Authority("Other CA");
        var play = new TlsPlay(TlsMode.Enforcing) { ClientAuthorities = Import(authority.Pem) };
        await using var cluster = await RocketMqCluster.StartAsync(new() { Tls = play }, new ManualTime());
        Assert.True(await AnswersAsync(cluster.Broker("broker-a"), Showing(authority)));
        Assert.False(await AnswersAsync(cluster.Broker("broker-a"), Showing(other)));
        Assert.False(await AnswersAsync(cluster.Broker("broker-a"), new SslClientAuthenticationOptions()));
    }

    private static SslClientAuthenticationOptions Showing(Authority authority) =>
        new() { ClientCertificateContext = SslStreamCertificateContext.Create(authority.Issue("client").Load(), null, offline: true) };

    private static X509Certificate2Collection Import(string pem)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPem(pem);
        return certificates;
    }

    /// <param name="server">Who is asked.</param>
    /// <param name="tls">Null: in plain.</param>
    private static async Task<bool> AnswersAsync(ISimulatedServer server, SslClientAuthenticationOptions? tls)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(server.EndPoint);
        Stream stream = tcp.GetStream();
        try
        {
            if (tls is not null)
            {
                tls.TargetHost = "anything";
                tls.RemoteCertificateValidationCallback ??= (_, shown, _, _) => shown is not null;
                var secured = new SslStream(stream);
                stream = secured;
                await secured.AuthenticateAsClientAsync(tls);
            }

            await stream.WriteAsync(TestClient.Request(server is SimulatedBroker ? RequestCode.GetBrokerRuntimeInfo : RequestCode.GetBrokerClusterInfo, 1));
            return await stream.ReadAsync(new byte[1]) == 1;
        }
        catch (IOException)
        {
            return false;
        }
        finally
        {
            await stream.DisposeAsync();
        }
    }
}
