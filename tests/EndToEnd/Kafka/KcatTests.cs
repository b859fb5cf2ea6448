using System.Text.Json;
using Simulator.Kafka;
using Simulator.Kafka.Security;
using Tests.Shared;

namespace EndToEnd.Kafka;

/// <summary>The played cluster, as an independent client sees it: codec and simulator cannot be wrong together.</summary>
public sealed class KcatTests
{
    private const string User = "shop";
    private const string Password = "s3cret, =with signs";

    public static TheoryData<string> Releases => [.. Enum.GetNames<KafkaRelease>()];

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task It_lists_brokers_topics_and_partitions(string release)
    {
        await using var cluster = await KafkaSimulation.StartAsync(Plan(release));
        using var json = JsonDocument.Parse(await Kcat.RunAsync(cluster, null, "-L", "-J"));
        Assert.Equal(cluster.Brokers.Select(broker => broker.Id), Numbers(json.RootElement.GetProperty("brokers"), "id"));
        Assert.Equal(
            cluster.Brokers.Select(broker => $"127.0.0.1:{broker.EndPoint.Port}"),
            json.RootElement.GetProperty("brokers").EnumerateArray().Select(broker => broker.GetProperty("name").GetString()!));
        Assert.Equal(1, json.RootElement.GetProperty("controllerid").GetInt32());
        var orders = json.RootElement.GetProperty("topics").EnumerateArray().Single(topic => topic.GetProperty("topic").GetString() == "orders");
        var partitions = orders.GetProperty("partitions");
        Assert.Equal([1, 2, 3], Numbers(partitions, "leader"));
        Assert.All(partitions.EnumerateArray(), partition => Assert.Equal([1, 2, 3], Numbers(partition.GetProperty("isrs"), "id").Order()));
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task What_it_produces_it_consumes(string release)
    {
        await using var cluster = await KafkaSimulation.StartAsync(Plan(release));
        await RoundTripAsync(cluster);
        Assert.Equal([1, 1, 0], Enumerable.Range(0, 3).Select(partition => cluster.Topics.High("orders", partition)));
    }

    [Fact]
    public async Task It_asks_for_offsets_by_time()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Plan("V4_0"));
        var at = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        cluster.Topics.Write("orders", 2, 7, at);
        cluster.Topics.Write("orders", 2, 5, at.AddMinutes(2));
        var answer = await Kcat.RunAsync(cluster, null, "-Q", "-t", $"orders:2:{at.AddMinutes(1).ToUnixTimeMilliseconds()}");
        Assert.Equal("orders [2] offset 7", answer.Trim());
    }

    [Fact]
    public async Task It_consumes_from_the_low_watermark_on_what_nobody_has_written()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Plan("V4_0"));
        cluster.Topics.Write("orders", 1, 5);
        cluster.Topics.TrimTo("orders", 1, 3);
        Assert.Equal(["3 message 3", "4 message 4"], Lines(await Kcat.RunAsync(cluster, null, "-C", "-t", "orders", "-p", "1", "-o", "beginning", "-e", "-f", "%o %s\\n")));
    }

    [Fact]
    public async Task It_follows_a_leader_that_moves()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Plan("V3_7"));
        cluster.Topics.MoveLeader("orders", 0, 3);
        await RoundTripAsync(cluster);
    }

    [Theory]
    [InlineData(KafkaSasl.Plain)]
    [InlineData(KafkaSasl.Scram256)]
    [InlineData(KafkaSasl.Scram512)]
    public async Task It_logs_in(string mechanism)
    {
        await using var cluster = await KafkaSimulation.StartAsync(Plan("V4_0") with { Sasl = Accounts() });
        await RoundTripAsync(cluster, Login("sasl_plaintext", mechanism, Password));
        var (code, _, error) = await Kcat.TryAsync(cluster, null, [.. Login("sasl_plaintext", mechanism, "wrong"), "-L", "-m", "3"]);
        Assert.NotEqual(0, code);
        Assert.Contains("uthentication failed", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_logs_in_with_a_token()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Plan("V4_0") with { Sasl = Accounts() });
        await RoundTripAsync(
            cluster,
            "-X", "security.protocol=sasl_plaintext", "-X", "sasl.mechanisms=OAUTHBEARER", "-X", "enable.sasl.oauthbearer.unsecure.jwt=true",
            "-X", "sasl.oauthbearer.config=principal=shop");
    }

    [Fact]
    public async Task It_speaks_TLS_with_certificates_on_both_sides_and_logs_in_behind_it()
    {
        using var authority = new Authority("CA");
        var (broker, client) = (authority.Issue("127.0.0.1", "localhost"), authority.Issue("client"));
        using var folder = new Testing.TemporaryFolder();
        var (ca, certificate, key) = (folder.Write("ca.pem", authority.Pem), folder.Write("client.pem", client.Certificate), folder.Write("client.key", client.Key));
        var authorities = new System.Security.Cryptography.X509Certificates.X509Certificate2Collection();
        authorities.ImportFromPem(authority.Pem);
        await using var cluster = await KafkaSimulation.StartAsync(Plan("V4_0") with
        {
            Tls = new() { Certificate = broker.Load(), ClientAuthorities = authorities },
            Sasl = Accounts(),
        });
        await RoundTripAsync(
            cluster,
            [
                .. Login("sasl_ssl", KafkaSasl.Scram512, Password),
                "-X", $"ssl.ca.location={ca}", "-X", $"ssl.certificate.location={certificate}", "-X", $"ssl.key.location={key}",
            ]);
    }

    private static KafkaPlan Plan(string release) => new() { Release = Enum.Parse<KafkaRelease>(release), Topics = [new("orders", 3), new("empty")] };

    private static KafkaSasl Accounts() => new() { Accounts = { [User] = Password } };

    // kcat splits settings at the first "=" only, and takes the rest as it is.
    private static string[] Login(string protocol, string mechanism, string password) =>
    [
        "-X", $"security.protocol={protocol}", "-X", $"sasl.mechanisms={mechanism}", "-X", $"sasl.username={User}", "-X", $"sasl.password={password}",
    ];

    private static async Task RoundTripAsync(KafkaSimulation cluster, params string[] settings)
    {
        await Kcat.RunAsync(cluster, "k1:first\n", [.. settings, "-P", "-t", "orders", "-p", "0", "-K", ":"]);
        await Kcat.RunAsync(cluster, "k2:second\n", [.. settings, "-P", "-t", "orders", "-p", "1", "-K", ":"]);
        var read = await Kcat.RunAsync(cluster, null, [.. settings, "-C", "-t", "orders", "-o", "beginning", "-e", "-f", "%p %o %k %s\\n"]);
        Assert.Equal(["0 0 k1 first", "1 0 k2 second"], Lines(read).Order());
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<int> Numbers(JsonElement items, string name) => items.EnumerateArray().Select(item => item.GetProperty(name).GetInt32());
}
