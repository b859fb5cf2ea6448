using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Probes.Kafka.Protocol.Messages;
using Simulator.Kafka;
using Simulator.Tests.Kafka.Support;
using Tests.Shared;

namespace Simulator.Tests.Kafka;

public sealed class TlsTests
{
    [Fact]
    public async Task The_certificate_given_is_the_one_shown()
    {
        using var authority = new Authority("CA");
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan with { Tls = new() { Certificate = authority.Issue("broker.local").Load() } }, new ManualTime());
        string? subject = null;
        using var client = await RawClient.ConnectAsync(
            cluster.Broker(1), new() { TargetHost = "any", RemoteCertificateValidationCallback = (_, shown, _, _) => (subject = shown?.Subject) is not null });
        Assert.Equal("CN=broker.local", subject);
        Assert.Equal(3, (await client.AskAsync(new MetadataRequest())).Brokers.Length);
    }

    [Fact]
    public async Task In_plain_nothing_is_answered_where_TLS_is_wanted()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan with { Tls = new() }, new ManualTime());
        using var client = await RawClient.ConnectAsync(cluster.Broker(1));
        await client.SendAsync(new MetadataRequest());
        await client.ClosedAsync();
    }

    [Fact]
    public async Task TLS_to_a_port_in_plain_is_closed()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        var error = await Record.ExceptionAsync(() => RawClient.ConnectAsync(cluster.Broker(1), Trusting()));
        Assert.True(error is IOException or AuthenticationException, error?.ToString());
    }

    [Fact]
    public async Task A_client_must_show_a_certificate_that_is_vouched_for_where_that_is_wanted()
    {
        using var authority = new Authority("CA");
        using var other = new Authority("Other CA");
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPem(authority.Pem);
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan with { Tls = new() { ClientAuthorities = authorities } }, new ManualTime());
        Assert.True(await AnswersAsync(cluster, Showing(authority)));
        Assert.False(await AnswersAsync(cluster, Showing(other)));
        Assert.False(await AnswersAsync(cluster, Trusting()));
    }

    private static async Task<bool> AnswersAsync(KafkaSimulation cluster, SslClientAuthenticationOptions tls)
    {
        try
        {
            using var client = await RawClient.ConnectAsync(cluster.Broker(1), tls);
            return (await client.AskAsync(new MetadataRequest())).Brokers.Length == 3;
        }
        catch (Exception e) when (e is IOException or AuthenticationException)
        {
            return false;
        }
    }

    private static SslClientAuthenticationOptions Trusting() => new() { TargetHost = "any", RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null };

    private static SslClientAuthenticationOptions Showing(Authority authority)
    {
        var options = Trusting();
        options.ClientCertificateContext = SslStreamCertificateContext.Create(authority.Issue("client").Load(), null, offline: true);
        return options;
    }
}
