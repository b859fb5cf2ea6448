using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Probes.Kafka.Protocol;
using Probes.Kafka.Protocol.Messages;
using Simulator.Kafka;
using Simulator.Kafka.Security;
using Simulator.Tests.Kafka.Support;
using Tests.Shared;

namespace Simulator.Tests.Kafka;

public sealed class SaslTests
{
    private const string User = "shop";
    private const string Password = "s3cret";

    [Fact]
    public async Task Before_the_login_only_versions_are_told()
    {
        await using var cluster = await StartAsync();
        using var client = await RawClient.ConnectAsync(cluster.Broker(1));
        Assert.NotEmpty((await client.AskAsync(new ApiVersionsRequest())).Ranges);
        await client.SendAsync(new MetadataRequest());
        await client.ClosedAsync();
    }

    [Fact]
    public async Task A_mechanism_that_is_not_there_is_refused_with_those_that_are()
    {
        await using var cluster = await StartAsync(new KafkaSasl(KafkaSasl.Scram512));
        using var client = await RawClient.ConnectAsync(cluster.Broker(1));
        var answer = await client.AskAsync(new SaslHandshakeRequest(KafkaSasl.Plain));
        Assert.Equal(ErrorCode.UnsupportedSaslMechanism, answer.Error);
        Assert.Equal([KafkaSasl.Scram512], answer.Mechanisms);
        await client.ClosedAsync();
    }

    [Fact]
    public async Task Without_SASL_nobody_can_log_in()
    {
        await using var cluster = await KafkaSimulation.StartAsync(Shop.Plan, new ManualTime());
        using var client = await RawClient.ConnectAsync(cluster.Broker(1));
        Assert.Equal(ErrorCode.IllegalSaslState, (await client.AskAsync(new SaslHandshakeRequest(KafkaSasl.Plain))).Error);
        Assert.Equal(ErrorCode.IllegalSaslState, (await client.StepAsync("x"u8)).Error);
    }

    [Fact]
    public async Task PLAIN_lets_in_by_the_password()
    {
        await using var cluster = await StartAsync();
        using var client = await BeginAsync(cluster, KafkaSasl.Plain);
        Assert.Equal(ErrorCode.None, (await client.StepAsync(Encoding.UTF8.GetBytes($"\0{User}\0{Password}"))).Error);
        Assert.Equal(3, (await client.AskAsync(new MetadataRequest())).Brokers.Length);
    }

    [Theory]
    [InlineData("\0shop\0wrong")]
    [InlineData("\0nobody\0s3cret")]
    [InlineData("shop s3cret")]
    public async Task PLAIN_refuses_and_closes(string step)
    {
        await using var cluster = await StartAsync();
        using var client = await BeginAsync(cluster, KafkaSasl.Plain);
        var answer = await client.StepAsync(Encoding.UTF8.GetBytes(step));
        Assert.Equal(ErrorCode.SaslAuthenticationFailed, answer.Error);
        Assert.DoesNotContain(Password, answer.Message, StringComparison.Ordinal);
        await client.ClosedAsync();
    }

    [Fact]
    public async Task After_the_handshake_of_version_0_steps_come_without_requests_around_them()
    {
        await using var cluster = await StartAsync();
        using var client = await RawClient.ConnectAsync(cluster.Broker(1));
        await client.AskAsync(new SaslHandshakeRequest(KafkaSasl.Plain), 0);
        var step = Encoding.UTF8.GetBytes($"\0{User}\0{Password}");
        await client.Stream.WriteAsync((byte[])[0, 0, 0, (byte)step.Length, .. step]);
        Assert.Empty(await client.ReceiveAsync());
        await client.AskAsync(new MetadataRequest());
    }

    [Theory]
    [InlineData(KafkaSasl.Scram256)]
    [InlineData(KafkaSasl.Scram512)]
    public async Task SCRAM_lets_in_and_shows_that_it_knows_the_password_too(string mechanism)
    {
        await using var cluster = await StartAsync();
        using var client = await BeginAsync(cluster, mechanism);
        var (answer, signature) = await ScramAsync(client, mechanism, User, Password);
        Assert.Equal((ErrorCode.None, $"v={signature}"), (answer.Error, Text(answer)));
        await client.AskAsync(new MetadataRequest());
    }

    [Fact]
    public async Task SCRAM_refuses_a_wrong_proof_and_closes()
    {
        await using var cluster = await StartAsync();
        using var client = await BeginAsync(cluster, KafkaSasl.Scram256);
        var (answer, _) = await ScramAsync(client, KafkaSasl.Scram256, User, "wrong");
        Assert.Equal(ErrorCode.SaslAuthenticationFailed, answer.Error);
        Assert.Equal("Authentication failed during authentication due to invalid credentials with SASL mechanism SCRAM-SHA-256", answer.Message);
        await client.ClosedAsync();
    }

    [Fact]
    public async Task A_token_lets_in_until_it_expires()
    {
        var time = new ManualTime();
        await using var cluster = await StartAsync(time: time);
        using var client = await BeginAsync(cluster, KafkaSasl.OAuthBearer);
        var answer = await client.StepAsync(First(Token(time.GetUtcNow().AddMinutes(10))));
        Assert.Equal((ErrorCode.None, 600_000), (answer.Error, answer.SessionLifetime));
        await client.AskAsync(new MetadataRequest());
        time.Advance(TimeSpan.FromMinutes(11));
        await client.SendAsync(new MetadataRequest());
        await client.ClosedAsync();
    }

    [Theory]
    [InlineData(-1, "none")]
    [InlineData(10, "RS256")]
    public async Task A_token_that_is_not_taken_is_answered_by_JSON_and_then_by_the_failure(int minutes, string algorithm)
    {
        var time = new ManualTime();
        await using var cluster = await StartAsync(time: time);
        using var client = await BeginAsync(cluster, KafkaSasl.OAuthBearer);
        var first = await client.StepAsync(First(Token(time.GetUtcNow().AddMinutes(minutes), algorithm)));
        Assert.Equal((ErrorCode.None, """{"status":"invalid_token"}"""), (first.Error, Text(first)));
        var last = await client.StepAsync([0x01]);
        Assert.Equal((ErrorCode.SaslAuthenticationFailed, """{"status":"invalid_token"}"""), (last.Error, last.Message));
        await client.ClosedAsync();
    }

    [Fact]
    public async Task A_session_that_ends_can_be_renewed_on_its_connection()
    {
        var time = new ManualTime();
        await using var cluster = await StartAsync(Accounts(TimeSpan.FromMinutes(5)), time);
        using var client = await BeginAsync(cluster, KafkaSasl.Plain);
        var step = Encoding.UTF8.GetBytes($"\0{User}\0{Password}");
        Assert.Equal(300_000, (await client.StepAsync(step)).SessionLifetime);
        time.Advance(TimeSpan.FromMinutes(6));
        await client.AskAsync(new SaslHandshakeRequest(KafkaSasl.Plain));
        await client.StepAsync(step);
        await client.AskAsync(new MetadataRequest());
        time.Advance(TimeSpan.FromMinutes(6));
        await client.SendAsync(new MetadataRequest());
        await client.ClosedAsync();
    }

    private static KafkaSasl Accounts(TimeSpan? lifetime = null) => new() { Accounts = { [User] = Password }, SessionLifetime = lifetime };

    private static Task<KafkaSimulation> StartAsync(KafkaSasl? sasl = null, ManualTime? time = null) =>
        KafkaSimulation.StartAsync(Shop.Plan with { Sasl = sasl ?? Accounts() }, time ?? new ManualTime());

    private static async Task<RawClient> BeginAsync(KafkaSimulation cluster, string mechanism)
    {
        var client = await RawClient.ConnectAsync(cluster.Broker(1));
        Assert.Equal(ErrorCode.None, (await client.AskAsync(new SaslHandshakeRequest(mechanism))).Error);
        return client;
    }

    /// <summary>The client's side by RFC 5802, section 3.</summary>
    private static async Task<(SaslAuthenticateResponse Answer, string Signature)> ScramAsync(RawClient client, string mechanism, string user, string password)
    {
        var (hash, length) = mechanism == KafkaSasl.Scram256 ? (HashAlgorithmName.SHA256, 32) : (HashAlgorithmName.SHA512, 64);
        var bare = $"n={user},r=clientnonce";
        var serverFirst = Text(await client.StepAsync(Encoding.UTF8.GetBytes("n,," + bare)));
        var parts = serverFirst.Split(',').ToDictionary(part => part[0], part => part[2..]);
        Assert.StartsWith("clientnonce", parts['r'], StringComparison.Ordinal);
        Assert.Equal("4096", parts['i']);
        var salted = Rfc2898DeriveBytes.Pbkdf2(password, Convert.FromBase64String(parts['s']), 4096, hash, length);
        var final = "c=biws,r=" + parts['r'];
        var message = Encoding.UTF8.GetBytes($"{bare},{serverFirst},{final}");
        var key = CryptographicOperations.HmacData(hash, salted, "Client Key"u8);
        var signature = CryptographicOperations.HmacData(hash, CryptographicOperations.HashData(hash, key), message);
        var proof = Convert.ToBase64String([.. key.Zip(signature, (a, b) => (byte)(a ^ b))]);
        var answer = await client.StepAsync(Encoding.UTF8.GetBytes($"{final},p={proof}"));
        return (answer, Convert.ToBase64String(CryptographicOperations.HmacData(hash, CryptographicOperations.HmacData(hash, salted, "Server Key"u8), message)));
    }

    private static byte[] First(string token) => Encoding.UTF8.GetBytes($"n,,\x01" + $"auth=Bearer {token}\x01\x01");

    private static string Token(DateTimeOffset expires, string algorithm = "none") =>
        $"{Part($$"""{"alg":"{{algorithm}}"}""")}.{Part($$"""{"sub":"shop","exp":{{expires.ToUnixTimeSeconds()}}}""")}.";

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private static string Text(SaslAuthenticateResponse response) => Encoding.UTF8.GetString(response.Bytes.AsSpan());
}
