using System.Buffers.Text;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Probes.Contract;
using Probes.Kafka;
using Probes.Kafka.Client;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Probes.Tests.Testing;
using Probes.Transport;
using Simulator.Kafka;
using Simulator.Kafka.Security;
using Tests.Shared;

namespace Probes.Tests.Kafka.Client;

/// <summary>Against the simulator's cluster, whose side of the protocol, of SASL and of TLS was written by itself.</summary>
public sealed class PlayedClusterTests : PeersFixture, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Releases => [.. Enum.GetNames<KafkaRelease>()];

    public static TheoryData<string> Faults => [.. Enum.GetNames<KafkaFaultKind>().Except([nameof(KafkaFaultKind.None), nameof(KafkaFaultKind.Silent), nameof(KafkaFaultKind.Slow), nameof(KafkaFaultKind.Error)])];

    [Theory(Timeout = 20_000)]
    [MemberData(nameof(Releases))]
    public async Task Every_release_is_asked_in_versions_that_it_knows(string release)
    {
        await using var cluster = await PlayAsync(new KafkaPlan { Release = Enum.Parse<KafkaRelease>(release), Topics = [new("orders", Partitions: 3)], Groups = [new("billing", "orders")] });
        await using var peers = Peers(cluster);
        var metadata = await MetadataAsync(peers);
        Assert.Equal(3, metadata.Brokers.Length);
        foreach (var broker in metadata.Brokers)
        {
            await GroupsAsync(peers, broker.NodeId);
            var modern = await peers.VersionAsync(broker.NodeId, ApiKey.ConsumerGroupDescribe, CancellationToken.None);
            Assert.Equal(release == nameof(KafkaRelease.V4_0), modern is not null);
        }

        Assert.Equal(
            [("ApiVersions", 3L), ("ListGroups", 3L), ("Metadata", 1L)], RequestsOf(peers).OrderBy(entry => entry.Item1, StringComparer.Ordinal));
        Assert.All(peers.Peers, peer => Assert.Empty(peer.Failures));
    }

    [Theory(Timeout = 20_000)]
    [InlineData(nameof(SaslMechanism.Plain))]
    [InlineData(nameof(SaslMechanism.ScramSha256))]
    [InlineData(nameof(SaslMechanism.ScramSha512))]
    public async Task An_account_is_taken_with_its_password_and_with_no_other(string mechanism)
    {
        var sasl = new KafkaSasl();
        sasl.Accounts["expörter,="] = "pässword, with =";
        await using var cluster = await PlayAsync(new KafkaPlan { Sasl = sasl });
        Options = Options with { Sasl = new SaslOptions { Mechanism = Enum.Parse<SaslMechanism>(mechanism), Username = "expörter,=", Password = Secret.Of("pässword, with =") } };
        await using (var peers = Peers(cluster))
        {
            await MetadataAsync(peers);
            await GroupsAsync(peers, 2);
        }

        Log.Taken();
        Options = Options with { Sasl = Options.Sasl! with { Password = Secret.Of("hunter2") } };
        await using var refused = Peers(cluster);
        Log.Taken();
        for (var i = 0; i < 2; i++)
        {
            var failure = await Assert.ThrowsAsync<ProbeException>(() => MetadataAsync(refused));
            Assert.Equal(FailureKind.Auth, failure.Kind);
            Assert.Contains("the broker refuses the account \"expörter,=\"", failure.Message, StringComparison.Ordinal);
            Time.Advance(TimeSpan.FromSeconds(2));
        }

        Assert.Single(Log.Taken());
    }

    [Fact(Timeout = 20_000)]
    public async Task A_token_is_taken_while_it_is_valid_and_replaced_before_its_session_ends()
    {
        await using var cluster = await PlayAsync(new KafkaPlan { Brokers = 1, Sasl = new KafkaSasl() });
        Options = Options with { Sasl = new SaslOptions { Mechanism = SaslMechanism.OAuthBearer, Token = Secret.InFile(_folder.Write("token", Token(TimeSpan.FromSeconds(60)))) } };
        await using var peers = Peers(cluster);
        await MetadataAsync(peers);
        Time.Advance(TimeSpan.FromSeconds(55));
        _folder.Write("token", Token(TimeSpan.FromSeconds(60)));
        await GroupsAsync(peers);
        Assert.Equal(2, cluster.Broker(1).Requests.Of(ApiKey.SaslHandshake));
        Assert.All(peers.Peers, peer => Assert.Empty(peer.Failures));

        Log.Taken();
        Time.Advance(TimeSpan.FromSeconds(70));
        for (var i = 0; i < 2; i++)
        {
            AssertFailure(FailureKind.Auth, "the broker refuses the token (OAUTHBEARER): {\"status\":\"invalid_token\"}; the token expired on ", await Assert.ThrowsAsync<ProbeException>(() => MetadataAsync(peers)));
            Time.Advance(TimeSpan.FromSeconds(2));
        }

        Assert.Single(Log.Taken());
    }

    [Fact(Timeout = 20_000)]
    public async Task A_cluster_that_wants_our_certificate_gets_it_and_says_what_it_is_without()
    {
        using var authority = new Authority("Test CA");
        var (server, client) = (authority.Issue("127.0.0.1"), authority.Issue("exporter"));
        await using var cluster = await PlayAsync(new KafkaPlan
        {
            Tls = new KafkaTls { Certificate = X509CertificateLoader.LoadPkcs12(server.Load().Export(X509ContentType.Pfx), null), ClientAuthorities = [X509Certificate2.CreateFromPem(authority.Pem)] },
        });
        var ca = _folder.Write("ca.pem", authority.Pem);
        Options = Options with { Tls = new TlsOptions { CaFile = ca, CertFile = _folder.Write("cert.pem", client.Certificate), KeyFile = _folder.Write("key.pem", client.Key) } };
        await using (var peers = Peers(cluster))
            Assert.Equal(3, (await MetadataAsync(peers)).Brokers.Length);
        Options = Options with { Tls = new TlsOptions { CaFile = ca } };
        await using var unknown = Peers(cluster);
        // Java's brokers send an alert; .NET's server, which this one is, may close without.
        var failure = await Assert.ThrowsAsync<ProbeException>(() => MetadataAsync(unknown));
        Assert.True(failure.Kind == FailureKind.Tls || failure.Message.Contains("it may want a client certificate (tls.cert_file)", StringComparison.Ordinal), failure.Message);
    }

    [Theory(Timeout = 20_000)]
    [MemberData(nameof(Faults))]
    public async Task A_broker_that_misbehaves_costs_its_own_answers_and_is_asked_again_when_it_is_well(string kind)
    {
        await using var cluster = await PlayAsync(new KafkaPlan());
        await using var peers = Peers(cluster);
        await MetadataAsync(peers);
        await GroupsAsync(peers, 2);
        cluster.Broker(2).Fault = new KafkaFault(Enum.Parse<KafkaFaultKind>(kind));
        var failure = await Assert.ThrowsAsync<ProbeException>(() => GroupsAsync(peers, 2));
        Assert.Equal(kind == nameof(KafkaFaultKind.Close) ? FailureKind.Unreachable : FailureKind.Protocol, failure.Kind);
        await GroupsAsync(peers, 1);
        cluster.Broker(2).Fault = KafkaFault.None;
        Time.Advance(TimeSpan.FromSeconds(2));
        await GroupsAsync(peers, 2);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_broker_that_is_lost_is_forgotten_and_found_again()
    {
        await using var cluster = await PlayAsync(new KafkaPlan());
        await using var peers = Peers(cluster);
        await MetadataAsync(peers);
        cluster.Play.Lose(1);
        Assert.Equal(2, (await MetadataAsync(peers)).Brokers.Length);
        Assert.Equal(FailureKind.Unreachable, (await Assert.ThrowsAsync<ProbeException>(() => GroupsAsync(peers, 1))).Kind);
        cluster.Play.Return(1);
        Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(3, (await MetadataAsync(peers)).Brokers.Length);
        await GroupsAsync(peers, 1);
    }

    private Task<KafkaSimulation> PlayAsync(KafkaPlan plan) => KafkaSimulation.StartAsync(plan, Time);

    private KafkaPeers Peers(KafkaSimulation cluster) =>
        Peers([.. cluster.BootstrapServers.Split(',').Select(text => Endpoint.TryParse(text, 0, out var endpoint) ? endpoint : default)]);

    private string Token(TimeSpan life)
    {
        var end = (Time.GetUtcNow() + life).ToUnixTimeSeconds();
        return $"{Base64Url.EncodeToString("{\"alg\":\"none\"}"u8)}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{{\"sub\":\"exporter\",\"exp\":{end}}}"))}.";
    }
}
